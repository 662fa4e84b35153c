// The door SMS gateways report at. Whoever knows the secret in the address may say what became of a message, and nothing else.
import { All, Body, Controller, HttpCode, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RefusedError, refuse } from '../kernel/index.js';

export const SMS_CALLBACK_DESK = Symbol('sms callback desk');

export interface SmsCallbackDesk {
  /** False when the secret is wrong or the call reports nothing. */
  report(token: string, body: unknown): Promise<boolean>;
}

@ApiTags('messages')
@Controller('api/sms/callback')
export class SmsCallbackController {
  readonly #desk: SmsCallbackDesk;
  constructor(@Inject(SMS_CALLBACK_DESK) desk: SmsCallbackDesk) {
    this.#desk = desk;
  }

  @All(':token')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Delivery report of the SMS gateway',
    description: 'GET with a query or POST with JSON, as the description of the gateway says. The secret is DUNGHAN_SMS_CALLBACK_TOKEN.',
  })
  @ApiParam({ name: 'token', description: 'The secret' })
  @ApiResponse({ status: 200, example: { status: 'ok' } })
  @ApiResponse({ status: 404, description: 'Wrong secret, or nothing that is a report' })
  async report(@Param('token') token: string, @Req() { method }: { method: string }, @Query() query: unknown, @Body() body: unknown) {
    if (!(await this.#desk.report(token, method === 'GET' ? query : body)))
      throw new RefusedError(refuse('not-found', { what: 'callback' }));
    return { status: 'ok' };
  }
}
