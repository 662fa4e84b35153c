// HTTP for silences: which are in force, and starting and ending one.
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import { flagOf, type Actor } from '../kernel/index.js';
import { SilenceUseCases } from './silence.ports.js';
import { endBody, startBody } from './silence.requests.js';
import { silencesView, silenceView } from './silence.views.js';

const example = {
  silence: '3f1c9a0b7d',
  task: '99-kh-ubnd-tinh-nam-dinh-2025.r07',
  part: 'so-tu-phap',
  agency: null,
  reason: 'Chờ Bộ Tư pháp trả lời công văn 55/STP',
  until: '2026-04-15',
  active: true,
};

@ApiTags('silences')
@Controller('api/silences')
export class SilenceController {
  readonly #useCases: SilenceUseCases;
  constructor(useCases: SilenceUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'Silences in force; with all=true also those that are over' })
  @ApiQuery({ name: 'all', required: false, example: 'true' })
  @SerializeOptions({ schema: silencesView })
  @ApiResponse({ status: 200, standardSchema: silencesView, example: { silences: [example] } })
  list(@Query('all') all?: string) {
    return { silences: this.#useCases.list(flagOf('all', all)) };
  }

  @Post()
  @May('silence.start')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Hold back the reminders about a task, a part of it, or an agency',
    description: 'Only the agency that follows it, the authority or an administrator; never the lead. At most 60 days, with a reason.',
  })
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      part: { value: { task: example.task, part: example.part, reason: example.reason, until: example.until } },
      agency: { value: { agency: 'so-tu-phap', reason: 'Cơ quan chuyển trụ sở', until: '2026-04-15' } },
    },
  })
  @SerializeOptions({ schema: silenceView })
  @ApiResponse({ status: 200, standardSchema: silenceView, example })
  @ApiResponse({ status: 409, description: 'The rules refuse it: the lead itself, too long, over already' })
  start(@Body({ schema: startBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.start(body ?? {}, by);
  }

  @Post(':id/end')
  @May('silence.end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a silence before its day' })
  @ApiParam({ name: 'id', example: example.silence })
  @ApiBody({ schema: { type: 'object' }, examples: { end: { value: { reason: 'Đã có văn bản trả lời' } } } })
  @SerializeOptions({ schema: silenceView })
  @ApiResponse({ status: 200, standardSchema: silenceView, example: { ...example, active: false } })
  @ApiResponse({ status: 404, description: 'No such silence' })
  @ApiResponse({ status: 409, description: 'It is over, or the actor may not' })
  end(@Param('id') id: string, @Body({ schema: endBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.end(id, body ?? {}, by);
  }
}
