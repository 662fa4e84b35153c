// The door SMS gateways report at. Whoever knows the secret in the address may say what became of a message, and nothing else.
import { All, Body, Controller, HttpCode, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/access.decorator.js';
import { RefusedError, refuse } from '../kernel/index.js';
import { SmsCallbackUseCases } from './sms-callback.ports.js';

@ApiTags('messages')
@Controller('api/sms/callback')
export class SmsCallbackController {
  readonly #useCases: SmsCallbackUseCases;
  constructor(useCases: SmsCallbackUseCases) {
    this.#useCases = useCases;
  }

  @All(':token')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Delivery report of the SMS gateway',
    description: 'GET with a query or POST with JSON, as the description of the gateway says. The secret is DUNGHAN_SMS_CALLBACK_TOKEN.',
  })
  @ApiParam({ name: 'token', description: 'The secret' })
  @ApiResponse({ status: 200, example: { status: 'ok' } })
  @ApiResponse({ status: 404, description: 'Wrong secret, or nothing that is a report' })
  async report(@Param('token') token: string, @Req() { method }: { method: string }, @Query() query: unknown, @Body() body: unknown) {
    if (!(await this.#useCases.report(token, method === 'GET' ? query : body)))
      throw new RefusedError(refuse('not-found', { what: 'callback' }));
    return { status: 'ok' };
  }
}
