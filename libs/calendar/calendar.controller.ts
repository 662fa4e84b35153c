// HTTP for the civil-service calendar: its years and versions, what the notice of a year would move, and loading it.
import { Body, Controller, Get, HttpCode, Param, Post, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import type { Actor } from '../kernel/index.js';
import { CalendarUseCases } from './calendar.ports.js';
import { loadBody, noticeSchema } from './calendar.requests.js';
import { calendarBrief, calendarYearView, noticeCheck, noticePreview } from './calendar.views.js';

const notice = {
  year: 2027,
  documents: [{ number: '1234/TB-BNV', date: '2026-12-15' }],
  days: [
    { date: '2027-01-01', name: 'Tết Dương lịch', kind: 'holiday' },
    { date: '2027-05-01', name: 'Ngày Quốc tế lao động 1/5', kind: 'holiday' },
    { date: '2027-05-03', name: 'Nghỉ bù 1/5', kind: 'compensatory' },
  ],
};
const document = {
  schema: { type: 'object', description: 'The notice of a year, every day of it; its JSON Schema is at /api/calendar/schema' },
  examples: { notice: { value: notice } },
};
const check = { year: 2027, documents: notice.documents, days: 16, workingDays: 249, warnings: [] };
const preview = {
  ...check,
  version: { before: 'vn-2026.2', after: 'vn-2026.2+1' },
  changes: [{ day: '2027-09-01', name: 'Quốc khánh (ngày liền kề 2/9)', works: false }],
  deadlines: [
    {
      task: '99-kh-ubnd-tinh-nam-dinh-2025.r07',
      code: 'II.1.3',
      title: 'Xây dựng kế hoạch',
      plan: '99/KH-UBND',
      before: '2027-09-01',
      after: '2027-09-03',
    },
  ],
  reports: [{ report: '2027-q3.so-tu-phap', agency: 'so-tu-phap', name: 'Sở Tư pháp', before: '2027-09-16', after: '2027-09-17' }],
  steps: [
    {
      task: '99-kh-ubnd-tinh-nam-dinh-2025.r07',
      part: 'so-tu-phap',
      name: 'Sở Tư pháp',
      step: 3,
      kind: 'due-tomorrow',
      occasion: '',
      before: '2027-08-31T01:00:00.000Z',
      after: '2027-08-31T01:00:00.000Z',
      dueAtOnce: false,
    },
  ],
};

@ApiTags('calendar')
@Controller('api/calendar')
export class CalendarController {
  readonly #useCases: CalendarUseCases;
  constructor(useCases: CalendarUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'The calendar in force: the years fixed by a notice, and every change on record' })
  @SerializeOptions({ schema: calendarBrief })
  @ApiResponse({
    status: 200,
    standardSchema: calendarBrief,
    example: {
      version: 'vn-2026.2+1',
      years: [{ year: 2027, documents: ['1234/TB-BNV'] }],
      changes: [
        {
          version: 'vn-2026.2+1',
          at: '2026-12-16T09:12:00+07:00',
          by: 'lan',
          year: 2027,
          documents: notice.documents,
          reason: null,
          source: 'lan',
        },
      ],
    },
  })
  show() {
    return this.#useCases.show();
  }

  @Get('schema')
  @Public()
  @ApiOperation({ summary: 'JSON Schema of the notice of a year' })
  @ApiResponse({ status: 200, example: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' } })
  schema() {
    return this.#useCases.schema();
  }

  @Get('years/:year')
  @Public()
  @ApiOperation({
    summary: 'The days of a year that are not as their weekday says',
    description: 'A year without a notice is computed from the law and `provisional`.',
  })
  @ApiParam({ name: 'year', example: '2027' })
  @SerializeOptions({ schema: calendarYearView })
  @ApiResponse({
    status: 200,
    standardSchema: calendarYearView,
    example: { year: 2027, version: 'vn-2026.2', provisional: true, documents: [], workingDays: 249, days: notice.days },
  })
  @ApiResponse({ status: 404, description: 'No such year, or one that cannot be computed' })
  year(@Param('year') year: string) {
    return this.#useCases.year(year);
  }

  @Post('check')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a notice without recording anything' })
  @ApiBody(document)
  @SerializeOptions({ schema: noticeCheck })
  @ApiResponse({ status: 200, standardSchema: noticeCheck, example: check })
  @ApiResponse({ status: 422, description: 'What is wrong, with its place (RFC 9457 problem)' })
  check(@Body({ schema: noticeSchema }) body: unknown) {
    return this.#useCases.check(body);
  }

  @Post('preview')
  @May('calendar.preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which days, deadlines, reports and steps a notice would move', description: 'Nothing is recorded.' })
  @ApiBody(document)
  @SerializeOptions({ schema: noticePreview })
  @ApiResponse({ status: 200, standardSchema: noticePreview, example: preview })
  @ApiResponse({ status: 422, description: 'What is wrong, with its place (RFC 9457 problem)' })
  preview(@Body({ schema: noticeSchema }) body: unknown) {
    return this.#useCases.preview(body);
  }

  @Post('years')
  @May('calendar.load')
  @ApiOperation({
    summary: 'Load the notice of a year',
    description:
      'Open tasks and reports follow it at once; what was told stays told, what is over keeps the calendar it was judged with. A year that has a notice needs `reason`; what looks wrong and is right, `despiteWarnings`.',
  })
  @ApiBody({
    schema: { type: 'object', required: ['notice'] },
    examples: {
      first: { value: { notice } },
      again: { value: { notice, reason: 'Theo công văn sửa đổi 56/BNV-CVL', despiteWarnings: true } },
    },
  })
  @SerializeOptions({ schema: noticePreview })
  @ApiResponse({ status: 201, standardSchema: noticePreview, example: preview })
  @ApiResponse({ status: 403, description: 'Only those who assign tasks, and the administrator' })
  @ApiResponse({ status: 409, description: 'The year has a notice and no reason is given, or something looks wrong' })
  @ApiResponse({ status: 422, description: 'What is wrong, with its place (RFC 9457 problem)' })
  load(@Body({ schema: loadBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.load(body ?? {}, by);
  }
}
