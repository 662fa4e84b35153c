// HTTP for tasks: what stands, what happened, and the orders of the lifecycle.
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { listAnswer } from '../kernel/list-answer.js';
import { historyView } from '../audit/trail.views.js';
import { By, May, Public } from '../identity/access.decorator.js';
import { flagOf, type Actor } from '../kernel/index.js';
import { orderBody, TASK_VERBS } from './facts/task.requests.js';
import { setDeadlinesBody } from './orders/deadlines.requests.js';
import { TaskUseCases } from './task.ports.js';
import { countsView, orderView, setDeadlinesView, tasksView, taskView } from './task.views.js';

const task = { name: 'id', description: 'Task id: plan and row', example: '99-kh-ubnd-tinh-nam-dinh-2025.r07' };

@ApiTags('tasks')
@Controller('api')
export class TaskController {
  readonly #useCases: TaskUseCases;
  constructor(useCases: TaskUseCases) {
    this.#useCases = useCases;
  }

  @Get('tasks')
  @Public()
  @ApiOperation({
    summary: 'Tasks with their standing now',
    description: 'Standing is computed from events, clock and calendar at the moment of asking.',
  })
  @ApiQuery({ name: 'plan', required: false, example: '99-kh-ubnd-tinh-nam-dinh-2025' })
  @ApiQuery({ name: 'agency', required: false, description: 'Lead agency id', example: 'so-tu-phap' })
  @ApiQuery({ name: 'standing', required: false, example: 'late' })
  @ApiQuery({ name: 'risk', required: false, description: 'true: only tasks with a risk', example: 'true' })
  @ApiQuery({
    name: 'undetermined',
    required: false,
    description: 'true: only open tasks whose day a document has still to fix',
    example: 'true',
  })
  @ApiResponse({
    status: 200,
    standardSchema: tasksView,
    example: { tasks: [{ id: '99-kh-ubnd-tinh-nam-dinh-2025.r01', code: '1.1', standing: 'done-on-time', daysLate: null }] },
  })
  async list(
    @Query('plan') plan?: string,
    @Query('agency') agency?: string,
    @Query('standing') standing?: string,
    @Query('risk') risk?: string,
    @Query('undetermined') undetermined?: string,
  ) {
    const question = { plan, agency, standing, risk: flagOf('risk', risk), undetermined: flagOf('undetermined', undetermined) };
    return new StreamableFile(listAnswer('tasks', await this.#useCases.list(question)), { type: 'application/json; charset=utf-8' });
  }

  @Get('tasks/:id')
  @Public()
  @ApiOperation({ summary: 'One task with its parts, deadlines and standing' })
  @ApiParam(task)
  @SerializeOptions({ schema: taskView })
  @ApiResponse({
    status: 200,
    standardSchema: taskView,
    example: { id: '99-kh-ubnd-tinh-nam-dinh-2025.r07', standing: 'on-time', parts: [{ agency: 'so-tu-phap', phase: 'accepted' }] },
  })
  @ApiResponse({ status: 404, description: 'No such task (RFC 9457 problem)' })
  show(@Param('id') id: string) {
    return this.#useCases.show(id);
  }

  @Get('tasks/:id/history')
  @Public()
  @ApiOperation({ summary: 'Everything that happened to one task, its ladder, notices and messages' })
  @ApiParam(task)
  @ApiResponse({
    status: 200,
    standardSchema: historyView,
    example: { events: [{ position: 12, type: 'TaskAccepted', recorded: '09:00 06/01/2026', sentence: 'Sở Tư pháp tiếp nhận nhiệm vụ' }] },
  })
  async history(@Param('id') id: string) {
    return new StreamableFile(listAnswer('events', await this.#useCases.history(id)), { type: 'application/json; charset=utf-8' });
  }

  @Get('counts')
  @Public()
  @ApiOperation({ summary: 'The four official counts: in total, by lead agency, by quarter due' })
  @ApiQuery({ name: 'plan', required: false, example: '99-kh-ubnd-tinh-nam-dinh-2025' })
  @SerializeOptions({ schema: countsView })
  @ApiResponse({
    status: 200,
    standardSchema: countsView,
    example: { total: { doneOnTime: 6, doneLate: 2, openOnTime: 25, openLate: 1, noDeadline: 7, atRisk: 3 }, agencies: [], quarters: [] },
  })
  counts(@Query('plan') plan?: string) {
    return this.#useCases.counts(plan);
  }

  @Post('deadlines')
  @May('task.order')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Set the day of one or several tasks by one document',
    description:
      'With preview=true nothing is stored: the answer says what the day becomes by the calendar, where each task would stand at once, and who will be told when. If one task is refused, none is changed.',
  })
  @ApiQuery({ name: 'preview', required: false, example: 'true' })
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      set: {
        value: {
          tasks: ['99-kh-ubnd-tinh-nam-dinh-2025.r31'],
          to: '2026-10-31',
          document: '5678/BNV-CCHC',
          documentDate: '2026-08-03',
        },
      },
    },
  })
  @SerializeOptions({ schema: setDeadlinesView })
  @ApiResponse({
    status: 200,
    standardSchema: setDeadlinesView,
    example: { preview: [{ task: '99-kh-ubnd-tinh-nam-dinh-2025.r31', nominalDue: '2026-10-31', effectiveDue: '2026-11-02', parts: [] }] },
  })
  @ApiResponse({ status: 409, description: 'One of the tasks refuses it; the sentence says which and why' })
  setDeadlines(@Body({ schema: setDeadlinesBody }) body: unknown, @By() by: Actor, @Query('preview') preview?: string) {
    return this.#useCases.setDeadlines(body ?? {}, by, flagOf('preview', preview));
  }

  @Post('tasks/:id/:verb')
  @May('task.order')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Carry out one command of the lifecycle',
    description: 'Answers with the task as it stands afterwards. Commands the rules refuse answer 409 with the rule in words.',
  })
  @ApiParam(task)
  @ApiParam({ name: 'verb', enum: Object.keys(TASK_VERBS) })
  @ApiQuery({
    name: 'preview',
    required: false,
    description: 'true, for set-deadline and extend: what would follow; nothing is stored',
    example: 'true',
  })
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      'report-completion': { value: { document: '12/KH-STP', documentDate: '2026-03-05', note: 'Đã ban hành kế hoạch.' } },
      extend: { value: { to: '2026-11-30', document: '2098/UBND-VP1', reason: 'Chờ ý kiến các huyện.' } },
      'return-completion': { value: { reason: 'Kế hoạch chưa phân công cho cấp xã.' } },
    },
  })
  @SerializeOptions({ schema: orderView })
  @ApiResponse({ status: 200, standardSchema: orderView, example: { id: '99-kh-ubnd-tinh-nam-dinh-2025.r07', standing: 'on-time' } })
  @ApiResponse({ status: 401, description: 'No token, or one that is wrong or expired' })
  @ApiResponse({ status: 409, description: 'The rules refuse it (RFC 9457 problem with the rule in words)' })
  @ApiResponse({ status: 422, description: 'A field is missing or wrong (RFC 9457 problem that names it)' })
  order(
    @Param('id') id: string,
    @Param('verb') verb: string,
    @Body({ schema: orderBody }) body: unknown,
    @By() by: Actor,
    @Query('preview') preview?: string,
  ) {
    if (flagOf('preview', preview)) return this.#useCases.preview(verb, id, body ?? {}, by);
    return this.#useCases.order(verb, id, body ?? {}, by);
  }
}
