// HTTP for letters: drafts and signed ones, the draft as a file, and recording that one was signed.
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import { flagOf, type Actor } from '../kernel/index.js';
import { LetterUseCases } from './letter.ports.js';
import { signBody } from './letter.requests.js';
import { lettersView, letterView, letterWithText } from './letter.views.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const key = { name: 'id', description: 'Letter id: day and agency', example: '2026-04-07.so-tu-phap' };
const example = { letter: '2026-04-07.so-tu-phap', agency: 'Sở Tư pháp', issuer: 'Sở Nội vụ', kind: 'urge', items: [], signed: null };

@ApiTags('letters')
@Controller('api/letters')
export class LetterController {
  readonly #useCases: LetterUseCases;
  constructor(useCases: LetterUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Letters that the ladder proposed',
    description: 'A letter is a draft until somebody records its number and date.',
  })
  @ApiQuery({ name: 'agency', required: false, example: 'so-tu-phap' })
  @ApiQuery({ name: 'drafts', required: false, description: 'true: only those not signed', example: 'true' })
  @SerializeOptions({ schema: lettersView })
  @ApiResponse({ status: 200, standardSchema: lettersView, example: { letters: [example] } })
  list(@Query('agency') agency?: string, @Query('drafts') drafts?: string) {
    return { letters: this.#useCases.list({ ...(agency ? { agency } : {}), drafts: flagOf('drafts', drafts) }) };
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One letter with its tasks and its text' })
  @ApiParam(key)
  @SerializeOptions({ schema: letterWithText })
  @ApiResponse({ status: 200, standardSchema: letterWithText, example: { ...example, text: 'DỰ THẢO …' } })
  @ApiResponse({ status: 404, description: 'No such letter (RFC 9457 problem)' })
  show(@Param('id') id: string) {
    return this.#useCases.show(id);
  }

  @Get(':id/docx')
  @Public()
  @Header('content-type', DOCX)
  @ApiOperation({ summary: 'The draft as a DOCX laid out by decree 30/2020/NĐ-CP; number, date and signature are left empty' })
  @ApiParam(key)
  @ApiProduces(DOCX)
  async docx(@Param('id') id: string) {
    const file = await this.#useCases.docx(id);
    return new StreamableFile(file, { type: DOCX, disposition: `attachment; filename="cong-van-${id.replace(/[^a-z0-9.-]/gi, '')}.docx"` });
  }

  @Post(':id/sign')
  @May('letter.sign')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record the number and date of the signed letter',
    description:
      'Where it asks for explanations their term begins: so many working days from its date, or `explainBy` when the signer wrote another day.',
  })
  @ApiParam(key)
  @ApiBody({ schema: { type: 'object' }, examples: { sign: { value: { number: '123/SNV-CCHC', date: '2026-04-08' } } } })
  @SerializeOptions({ schema: letterView })
  @ApiResponse({
    status: 200,
    standardSchema: letterView,
    example: { ...example, signed: { number: '123/SNV-CCHC', date: '2026-04-08', explainBy: null } },
  })
  @ApiResponse({ status: 409, description: 'It is signed already, or the actor may not' })
  sign(@Param('id') id: string, @Body({ schema: signBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.sign(id, body ?? {}, by);
  }
}
