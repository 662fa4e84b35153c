// HTTP for what the administrator must put right.
import { Body, Controller, Get, HttpCode, Param, Post, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import type { Actor } from '../kernel/index.js';
import { OperatorTaskUseCases } from './operator-task.ports.js';
import { closeOperatorTaskBody } from './operator-task.requests.js';
import { operatorTasksView, operatorTaskView } from './operator-task.views.js';

const example = {
  key: 'bounced.lanh-dao@so-tu-phap.namdinh.example',
  kind: 'bounced',
  task: null,
  agency: 'so-tu-phap',
  openedAt: '2026-03-31T08:05:00+07:00',
  sentence: 'Thư gửi đến “lanh-dao@so-tu-phap.namdinh.example” (Sở Tư pháp) bị trả lại: 5.1.1; kiểm tra và sửa danh bạ',
};

@ApiTags('chores')
@Controller('api/chores')
export class OperatorTaskController {
  readonly #useCases: OperatorTaskUseCases;
  constructor(useCases: OperatorTaskUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({
    summary: 'What the administrator must put right, the oldest first',
    description:
      'Addresses that bounced or are missing, roles that nobody holds, messages given up or of unknown outcome, steps without an outcome.',
  })
  @SerializeOptions({ schema: operatorTasksView })
  @ApiResponse({ status: 200, standardSchema: operatorTasksView, example: { chores: [example] } })
  list() {
    return { chores: this.#useCases.list() };
  }

  @Post(':key/close')
  @May('chore.close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a chore, saying what was done' })
  @ApiParam({ name: 'key', example: example.key })
  @ApiBody({ schema: { type: 'object' }, examples: { close: { value: { note: 'Đã cập nhật địa chỉ trong danh bạ.' } } } })
  @SerializeOptions({ schema: operatorTaskView })
  @ApiResponse({
    status: 200,
    standardSchema: operatorTaskView,
    example: { ...example, closedAt: '2026-03-31T09:00:00+07:00', note: 'Đã cập nhật địa chỉ trong danh bạ.' },
  })
  @ApiResponse({ status: 401, description: 'No token, or one that is wrong or expired' })
  @ApiResponse({ status: 403, description: 'Not an administrator' })
  @ApiResponse({ status: 404, description: 'No such chore' })
  @ApiResponse({ status: 409, description: 'It is closed already' })
  close(@Param('key') key: string, @Body({ schema: closeOperatorTaskBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.close(key, body ?? {}, by);
  }
}
