// HTTP for plans: what was read row by row, the reviewer's decisions on a draft, and amendments of a plan in force.
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Req, Res, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import { RefusedError, refuse, type Actor } from '../kernel/index.js';
import { AMENDMENT, DECISIONS, PLAN, PLAN_BRIEF } from './plan.examples.js';
import { PlanUseCases } from './plan.ports.js';
import { applyAmendmentBody, approvePlanBody, decisionBody, discardPlanBody, uploadBody } from './plan.requests.js';
import { amendmentView, planBrief, plansView, planView } from './plan.views.js';

/** The signal of a request is given when its client has gone. */
interface Asking {
  signal: AbortSignal;
}

interface Reply {
  header(name: string, value: string): unknown;
}

/** The revision travels as an entity tag, so that a client may decide on what it has seen. */
function tagged<Answer extends { revision: number }>(answer: Answer, reply: Reply): Answer {
  reply.header('etag', `"${answer.revision}"`);
  return answer;
}

const wrong = (field: string, value: string): RefusedError =>
  new RefusedError(refuse('input-invalid', { field, vi: `“${value}” không phải là số`, en: `“${value}” is not a number` }));

function numberIn(field: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw wrong(field, value);
  return Number(value);
}

/** `If-Match: "7"` says what the order is based on; a body that says so itself is left as it is. */
function basedOn(body: unknown, ifMatch: string | undefined): unknown {
  const stated = body ?? {};
  if (ifMatch === undefined || ifMatch.trim() === '*' || typeof stated !== 'object' || Array.isArray(stated)) return stated;
  const [, tag = ifMatch] = /^(?:W\/)?"([^"]*)"$/.exec(ifMatch.trim()) ?? [];
  return { revision: numberIn('If-Match', tag), ...stated };
}

/** The schema is the body's own. */
const examples = (given: Record<string, { value: unknown }>, required = true) =>
  ApiBody({ required, schema: { type: 'object' }, examples: given });

const plan = { name: 'id', example: PLAN_BRIEF.id };
const amendment = { name: 'amendment', example: 1, description: 'Amendments of one plan are counted from 1' };
const ifMatch = { name: 'If-Match', required: false, example: '"4"', description: 'Revision the order is based on' };
const unknown = { status: 404, description: 'No such plan, row, difference or decision' };
const stale = { status: 412, description: 'The plan has changed since that revision' };
const busy = { status: 503, description: 'Several documents wait to be read; Retry-After says when to send it again' };
const notOpen = { status: 409, description: 'The rules refuse it (RFC 9457 problem that says why)' };
const invalid = { status: 422, description: 'A field is missing or wrong (RFC 9457 problem that names it)' };

@ApiTags('plans')
@Controller('api/plans')
export class PlanController {
  readonly #useCases: PlanUseCases;
  constructor(useCases: PlanUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'All plans' })
  @SerializeOptions({ schema: plansView })
  @ApiResponse({ status: 200, standardSchema: plansView, example: { plans: [PLAN_BRIEF] } })
  list() {
    return { plans: this.#useCases.list() };
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One plan row by row: as it was read, as it was corrected, and what is still to be decided' })
  @ApiParam(plan)
  @SerializeOptions({ schema: planView })
  @ApiResponse({ status: 200, standardSchema: planView, example: PLAN })
  @ApiResponse(unknown)
  show(@Param('id') id: string, @Headers('accept-language') language: string | undefined, @Res({ passthrough: true }) reply: Reply) {
    return tagged(this.#useCases.show(id, language), reply);
  }

  @Post()
  @May('plan.handle')
  @ApiOperation({
    summary: 'Import a document as a draft',
    description: 'Nothing is assigned until the draft is approved. The same document twice is refused, also under another name or number.',
  })
  @examples({ text: { value: { name: 'ke-hoach.txt', content: 'U+G7kTogOTkvS0gtVUJORA==' } } })
  @SerializeOptions({ schema: planBrief })
  @ApiResponse({ status: 201, standardSchema: planBrief, example: PLAN_BRIEF })
  @ApiResponse({ status: 409, description: 'Imported before: the problem says when and by whom' })
  @ApiResponse({ status: 413, description: 'Larger than 20 MB' })
  @ApiResponse({ status: 422, description: 'The file cannot be read as a plan, or not within the limits of time, memory and parts' })
  @ApiResponse(busy)
  async import(
    @Body({ schema: uploadBody }) given: unknown,
    @By() by: Actor,
    @Req() { signal }: Asking,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.import(given, by, signal), reply);
  }

  @Post(':id/decisions')
  @May('plan.handle')
  @HttpCode(200)
  @ApiOperation({
    summary: 'One decision of the reviewer on the open draft',
    description:
      'Corrects, splits, joins, adds or sets aside rows; resolves an agency; fixes a deadline; accepts a reading; decides on a difference of an amendment. Cells are read again by the grammars that read the document. What the document printed is kept.',
  })
  @ApiParam(plan)
  @ApiHeader(ifMatch)
  @examples(DECISIONS)
  @SerializeOptions({ schema: planBrief })
  @ApiResponse({ status: 200, standardSchema: planBrief, example: PLAN_BRIEF })
  @ApiResponse(unknown)
  @ApiResponse(notOpen)
  @ApiResponse(stale)
  @ApiResponse(invalid)
  async decide(
    @Param('id') id: string,
    @Body({ schema: decisionBody }) given: unknown,
    @Headers('if-match') match: string | undefined,
    @By() by: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.decide(id, basedOn(given, match), by), reply);
  }

  @Delete(':id/decisions/:decision')
  @May('plan.handle')
  @ApiOperation({ summary: 'Take a decision back; it stays in the trail' })
  @ApiParam(plan)
  @ApiParam({ name: 'decision', example: 3 })
  @ApiHeader(ifMatch)
  @SerializeOptions({ schema: planBrief })
  @ApiResponse({ status: 200, standardSchema: planBrief, example: PLAN_BRIEF })
  @ApiResponse(unknown)
  @ApiResponse({ status: 409, description: 'A later decision rests on it' })
  @ApiResponse(stale)
  async takeBack(
    @Param('id') id: string,
    @Param('decision') decision: string,
    @Headers('if-match') match: string | undefined,
    @By() by: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.takeBack(id, basedOn({ decision: numberIn('decision', decision) }, match), by), reply);
  }

  @Post(':id/approve')
  @May('plan.handle')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Approve a draft: its tasks are assigned',
    description: 'Refused with the list of rows while something must be decided, unless it is accepted as read.',
  })
  @ApiParam(plan)
  @ApiHeader(ifMatch)
  @examples({ all: { value: {} }, but: { value: { leaveOut: [{ row: 12, reason: 'Chưa rõ cơ quan chủ trì' }], asRead: true } } }, false)
  @SerializeOptions({ schema: planBrief })
  @ApiResponse({ status: 200, standardSchema: planBrief, example: { ...PLAN_BRIEF, phase: 'approved', toDecide: 0 } })
  @ApiResponse(unknown)
  @ApiResponse(notOpen)
  @ApiResponse(stale)
  async approve(
    @Param('id') id: string,
    @Body({ schema: approvePlanBody }) given: unknown,
    @Headers('if-match') match: string | undefined,
    @By() by: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.approve(id, basedOn(given, match), by), reply);
  }

  @Post(':id/discard')
  @May('plan.handle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Discard the open draft: of the plan, or of its amendment' })
  @ApiParam(plan)
  @examples({ why: { value: { reason: 'Nhập nhầm văn bản.' } } })
  @SerializeOptions({ schema: planBrief })
  @ApiResponse({ status: 200, standardSchema: planBrief, example: { ...PLAN_BRIEF, phase: 'discarded' } })
  @ApiResponse(unknown)
  @ApiResponse(notOpen)
  async discard(
    @Param('id') id: string,
    @Body({ schema: discardPlanBody }) given: unknown,
    @By() by: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.discard(id, given ?? {}, by), reply);
  }

  @Post(':id/amendments')
  @May('plan.handle')
  @ApiOperation({
    summary: 'Import a later document for a plan in force',
    description: 'It is compared row by row with what is in force. Nothing changes until every difference is decided and it is applied.',
  })
  @ApiParam(plan)
  @examples({ text: { value: { name: 'sua-doi.txt', content: 'U+G7kTogMTUwL0tILVVCTkQ=' } } })
  @SerializeOptions({ schema: amendmentView })
  @ApiResponse({ status: 201, standardSchema: amendmentView, example: AMENDMENT })
  @ApiResponse(unknown)
  @ApiResponse(notOpen)
  @ApiResponse(invalid)
  async amend(
    @Param('id') id: string,
    @Body({ schema: uploadBody }) given: unknown,
    @Headers('accept-language') language: string | undefined,
    @By() by: Actor,
    @Req() { signal }: Asking,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.amend(id, given, by, language, signal), reply);
  }

  @Get(':id/amendments/:amendment')
  @Public()
  @ApiOperation({ summary: 'One amendment: its rows, the comparison with what is in force, and once applied its receipt' })
  @ApiParam(plan)
  @ApiParam(amendment)
  @SerializeOptions({ schema: amendmentView })
  @ApiResponse({ status: 200, standardSchema: amendmentView, example: AMENDMENT })
  @ApiResponse(unknown)
  async amendment(
    @Param('id') id: string,
    @Param('amendment') number: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.amendment(id, numberIn('amendment', number), language), reply);
  }

  @Post(':id/amendments/:amendment/apply')
  @May('plan.handle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Apply an amendment of which every difference is decided' })
  @ApiParam(plan)
  @ApiParam(amendment)
  @ApiHeader(ifMatch)
  @examples({ all: { value: {} }, asRead: { value: { asRead: true } } }, false)
  @SerializeOptions({ schema: amendmentView })
  @ApiResponse({ status: 200, standardSchema: amendmentView, example: { ...AMENDMENT, phase: 'carried-out', undecided: 0 } })
  @ApiResponse(unknown)
  @ApiResponse(notOpen)
  @ApiResponse(stale)
  async apply(
    @Param('id') id: string,
    @Param('amendment') number: string,
    @Body({ schema: applyAmendmentBody }) given: unknown,
    @Headers('if-match') match: string | undefined,
    @Headers('accept-language') language: string | undefined,
    @By() by: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return tagged(await this.#useCases.applyAmendment(id, numberIn('amendment', number), basedOn(given, match), by, language), reply);
  }
}
