// HTTP for messages: what was sent to whom, where each stands, and the order to send one again.
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { listAnswer } from '../kernel/list-answer.js';
import { By, May, Public } from '../identity/access.decorator.js';
import type { Actor } from '../kernel/index.js';
import { MessageUseCases } from './message.ports.js';
import { resendBody } from './message.requests.js';
import { messagesView, messageView, messageWithHistory } from './message.views.js';

const key = { name: 'key', example: '5d41402abc4b2a76b9719d911017c592' };
const example = {
  key: key.example,
  channel: 'sms',
  to: 'so-tu-phap',
  addressee: 'Giám đốc Sở Tư pháp',
  address: '+84912345678',
  state: 'unknown',
  stateText: 'chưa rõ kết quả',
  attempt: 1,
  composedAt: '2026-03-31T08:00:00+07:00',
  text: 'CCHC 2026/II.1.3 QUA HAN 05 ngay. Chu tri: So Tu phap. Han 26/03/2026.',
  error: 'no-answer',
};

@ApiTags('messages')
@Controller('api/messages')
export class MessageController {
  readonly #useCases: MessageUseCases;
  constructor(useCases: MessageUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'Messages and where each stands, the newest first' })
  @ApiQuery({ name: 'state', required: false, example: 'unknown' })
  @ApiQuery({ name: 'channel', required: false, example: 'sms' })
  @ApiResponse({ status: 200, standardSchema: messagesView, example: { messages: [example] } })
  async list(@Query('state') state?: string, @Query('channel') channel?: string) {
    const messages = await this.#useCases.list({ state, channel });
    return new StreamableFile(listAnswer('messages', messages), { type: 'application/json; charset=utf-8' });
  }

  @Get(':key')
  @Public()
  @ApiOperation({ summary: 'One message with everything that happened to it' })
  @ApiParam(key)
  @SerializeOptions({ schema: messageWithHistory })
  @ApiResponse({
    status: 200,
    standardSchema: messageWithHistory,
    example: { ...example, sms: { coding: 'plain', units: 74, parts: 1, cost: null }, history: [] },
  })
  @ApiResponse({ status: 404, description: 'No such message' })
  show(@Param('key') message: string) {
    return this.#useCases.show(message);
  }

  @Post(':key/resend')
  @May('message.resend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Order a message to be sent once more, with the reason',
    description: 'For administrators. Only what is of unknown outcome, given up, bounced, or taken and not known to be delivered.',
  })
  @ApiParam(key)
  @ApiBody({ schema: { type: 'object' }, examples: { resend: { value: { reason: 'Người nhận cho biết chưa nhận được tin.' } } } })
  @SerializeOptions({ schema: messageView })
  @ApiResponse({ status: 200, standardSchema: messageView, example: { ...example, state: 'composed' } })
  @ApiResponse({ status: 401, description: 'No token, or one that is wrong or expired' })
  @ApiResponse({ status: 403, description: 'Not an administrator' })
  @ApiResponse({ status: 404, description: 'No such message' })
  @ApiResponse({ status: 409, description: 'It is under way or has arrived' })
  resend(@Param('key') message: string, @Body({ schema: resendBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.resend(message, body ?? {}, by);
  }
}
