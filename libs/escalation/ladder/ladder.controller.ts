// HTTP for the ladder of a task: a step ahead of its time.
import { Body, Controller, HttpCode, Param, Post, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May } from '../../identity/access.decorator.js';
import type { Actor } from '../../kernel/index.js';
import { LadderUseCases } from './ladder.ports.js';
import { requestStepBody } from './ladder.requests.js';
import { escalatedView } from './ladder.views.js';

const task = { name: 'id', description: 'Task id: plan and row', example: '99-kh-ubnd-tinh-nam-dinh-2025.r07' };

@ApiTags('tasks')
@Controller('api/tasks')
export class LadderController {
  readonly #useCases: LadderUseCases;
  constructor(useCases: LadderUseCases) {
    this.#useCases = useCases;
  }

  @Post(':id/escalate')
  @May('task.escalate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask for a step of the ladder ahead of its time',
    description:
      'It leaves in the next sending hours, is recorded with its reason, and is not sent again when its own time comes. `notRequested`: parts on which it could not be recorded although it was on others, and why.',
  })
  @ApiParam(task)
  @ApiBody({
    schema: { type: 'object', required: ['step', 'reason'] },
    examples: { urge: { value: { step: 5, part: 'so-tu-phap', reason: 'Theo ý kiến chỉ đạo tại cuộc họp ngày 12/3' } } },
  })
  @SerializeOptions({ schema: escalatedView })
  @ApiResponse({
    status: 200,
    standardSchema: escalatedView,
    example: {
      requested: [{ task: task.example, part: 'so-tu-phap', step: 5, kind: 'urge', at: '2026-03-12T14:00:00+07:00' }],
      notRequested: [],
    },
  })
  @ApiResponse({ status: 403, description: 'Only those who assign or follow tasks, and the administrator' })
  @ApiResponse({ status: 404, description: 'No such task, or no ladder of that agency' })
  @ApiResponse({ status: 409, description: 'Told already, the ladder stands still, or the policy has no such step' })
  async escalate(@Param('id') id: string, @Body({ schema: requestStepBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.escalate(id, body ?? {}, by);
  }
}
