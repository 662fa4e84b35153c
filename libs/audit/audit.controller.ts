// HTTP for the trail: the same questions as `dunghan audit find`.
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/access.decorator.js';
import { listAnswer } from '../kernel/list-answer.js';
import { AuditUseCases } from './audit.ports.js';
import { trailView } from './trail.views.js';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  readonly #useCases: AuditUseCases;
  constructor(useCases: AuditUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Ask the trail',
    description:
      'Every event that answers, in the order it was recorded: who, when recorded, when it occurred, on what paper, what caused it, with a sentence in words.',
  })
  @ApiQuery({ name: 'task', required: false, example: '99-kh-ubnd-tinh-nam-dinh-2025.r07' })
  @ApiQuery({ name: 'agency', required: false, example: 'so-tu-phap' })
  @ApiQuery({ name: 'actor', required: false, example: 'lan' })
  @ApiQuery({ name: 'type', required: false, example: 'DeadlineExtended' })
  @ApiQuery({ name: 'from', required: false, example: '2026-01-01' })
  @ApiQuery({ name: 'to', required: false, example: '2026-03-31' })
  @ApiQuery({ name: 'asOf', required: false, description: 'As things were known then', example: '2026-03-31' })
  @ApiQuery({ name: 'limit', required: false, example: 1000 })
  @ApiResponse({
    status: 200,
    standardSchema: trailView,
    example: {
      events: [{ position: 1, type: 'PlanImported', recordedAt: '2026-01-05T08:00:00+07:00', sentence: 'Nhập kế hoạch 99/KH-UBND' }],
      more: false,
    },
  })
  @ApiResponse({ status: 422, description: 'A part of the question is wrong' })
  async find(@Query() question: Record<string, unknown>) {
    const { events, more } = await this.#useCases.find(question);
    return new StreamableFile(listAnswer('events', events, { more }), { type: 'application/json; charset=utf-8' });
  }
}
