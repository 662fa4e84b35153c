// HTTP for periodic reports: which are owed, and submitting and returning one.
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import type { Actor } from '../kernel/index.js';
import { ReportUseCases } from './report.ports.js';
import { returnBody, submitBody } from './report.requests.js';
import { reportsView, reportView } from './report.views.js';

const key = { name: 'id', description: 'Report id: period and agency', example: '2026-q1.so-tu-phap' };
const example = { report: '2026-q1.so-tu-phap', name: 'Sở Tư pháp', cutOff: '2026-03-14', due: '2026-03-17', standing: 'open', tasks: [] };

@ApiTags('reports')
@Controller('api/reports')
export class ReportController {
  readonly #useCases: ReportUseCases;
  constructor(useCases: ReportUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Periodic reports of the agencies that lead standing tasks',
    description: 'One report an agency and period, listing all its standing tasks. Periods that have not opened are shown as upcoming.',
  })
  @ApiQuery({ name: 'period', required: false, example: '2026-q1' })
  @ApiQuery({ name: 'agency', required: false, example: 'so-tu-phap' })
  @ApiQuery({ name: 'standing', required: false, enum: ['upcoming', 'open', 'submitted', 'submitted-late', 'overdue', 'cancelled'] })
  @SerializeOptions({ schema: reportsView })
  @ApiResponse({ status: 200, standardSchema: reportsView, example: { reports: [example] } })
  list(@Query('period') period?: string, @Query('agency') agency?: string, @Query('standing') standing?: string) {
    const question = { ...(period ? { period } : {}), ...(agency ? { agency } : {}), ...(standing ? { standing } : {}) };
    return { reports: this.#useCases.list(question) };
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One report with its tasks, days and what was submitted' })
  @ApiParam(key)
  @SerializeOptions({ schema: reportView })
  @ApiResponse({ status: 200, standardSchema: reportView, example })
  @ApiResponse({ status: 404, description: 'No such report (RFC 9457 problem)' })
  show(@Param('id') id: string) {
    return this.#useCases.show(id);
  }

  @Post(':id/submit')
  @May('report.submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Submit a report: the paper, and a line for each task' })
  @ApiParam(key)
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      submit: {
        value: {
          document: '15/BC-STP',
          documentDate: '2026-03-16',
          lines: [{ task: '99-kh-ubnd-tinh-nam-dinh-2025.r05', text: 'Đã công khai 12 thủ tục hành chính.' }],
        },
      },
    },
  })
  @SerializeOptions({ schema: reportView })
  @ApiResponse({ status: 200, standardSchema: reportView, example: { ...example, standing: 'submitted' } })
  @ApiResponse({ status: 409, description: 'The rules refuse it: not the agency, before the cut-off, a task without a line' })
  submit(@Param('id') id: string, @Body({ schema: submitBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.submit(id, body ?? {}, by);
  }

  @Post(':id/return')
  @May('report.return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Return a report to be done again; it then counts as not submitted' })
  @ApiParam(key)
  @ApiBody({ schema: { type: 'object' }, examples: { return: { value: { reason: 'Thiếu số liệu đến ngày 14/3.' } } } })
  @SerializeOptions({ schema: reportView })
  @ApiResponse({ status: 200, standardSchema: reportView, example: { ...example, standing: 'overdue' } })
  @ApiResponse({ status: 409, description: 'Not the overseer, or nothing was submitted' })
  giveBack(@Param('id') id: string, @Body({ schema: returnBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.giveBack(id, body ?? {}, by);
  }
}
