// HTTP for plans: what was read, and the decisions on a draft.
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By } from '../identity/actor.controller.js';
import type { Actor } from '../kernel/index.js';

export const PLAN_DESK = Symbol('plan desk');

/** What the controller needs of the house. Refusals are thrown as RefusedError. */
export interface PlanDesk {
  list(): unknown;
  show(plan: string): unknown;
  /** `content` is base64 of the file. */
  import(name: string, content: string, by: Actor): Promise<unknown>;
  approve(plan: string, body: unknown, by: Actor): Promise<unknown>;
  discard(plan: string, body: unknown, by: Actor): Promise<unknown>;
}

const plan = { name: 'id', example: '99-kh-ubnd-tinh-nam-dinh-2025' };

@ApiTags('plans')
@Controller('api/plans')
export class PlanController {
  readonly #desk: PlanDesk;
  constructor(@Inject(PLAN_DESK) desk: PlanDesk) {
    this.#desk = desk;
  }

  @Get()
  @ApiOperation({ summary: 'All plans' })
  @ApiResponse({
    status: 200,
    example: { plans: [{ id: '99-kh-ubnd-tinh-nam-dinh-2025', number: '99/KH-UBND', phase: 'approved', tasks: 45 }] },
  })
  list() {
    return { plans: this.#desk.list() };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One plan as it was read: head, rows, problems, receipt' })
  @ApiParam(plan)
  @ApiResponse({
    status: 200,
    example: {
      id: '99-kh-ubnd-tinh-nam-dinh-2025',
      phase: 'draft',
      receipt: { cells: 342, tasks: 270, headings: 72, repeatedHeaders: 0, problems: 0 },
    },
  })
  @ApiResponse({ status: 404, description: 'No such plan' })
  show(@Param('id') id: string) {
    return this.#desk.show(id);
  }

  @Post()
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Import a document as a draft',
    description: 'Nothing is assigned until the draft is approved. The same document twice is refused.',
  })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['name', 'content'],
      properties: { name: { type: 'string' }, content: { type: 'string', format: 'byte' } },
    },
    examples: { text: { value: { name: 'ke-hoach.txt', content: 'U+G7kTogOTkvS0gtVUJORA==' } } },
  })
  @ApiResponse({ status: 201, example: { id: '99-kh-ubnd-tinh-nam-dinh-2025', phase: 'draft', tasks: 45, problems: 0 } })
  @ApiResponse({ status: 409, description: 'Imported before' })
  @ApiResponse({ status: 422, description: 'The file cannot be read as a plan' })
  import(@Body() body: { name?: unknown; content?: unknown } | undefined, @By() by: Actor) {
    return this.#desk.import(String(body?.name ?? ''), String(body?.content ?? ''), by);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Approve a draft: its tasks are assigned' })
  @ApiParam(plan)
  @ApiBody({
    required: false,
    schema: { type: 'object' },
    examples: { all: { value: {} }, but: { value: { leaveOut: [{ row: 12, reason: 'Chưa rõ cơ quan chủ trì' }] } } },
  })
  @ApiResponse({ status: 200, example: { id: '99-kh-ubnd-tinh-nam-dinh-2025', phase: 'approved' } })
  approve(@Param('id') id: string, @Body() body: unknown, @By() by: Actor) {
    return this.#desk.approve(id, body ?? {}, by);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Discard a draft' })
  @ApiParam(plan)
  @ApiBody({ schema: { type: 'object' }, examples: { why: { value: { reason: 'Nhập nhầm văn bản.' } } } })
  @ApiResponse({ status: 200, example: { id: '99-kh-ubnd-tinh-nam-dinh-2025', phase: 'discarded' } })
  discard(@Param('id') id: string, @Body() body: unknown, @By() by: Actor) {
    return this.#desk.discard(id, body ?? {}, by);
  }
}
