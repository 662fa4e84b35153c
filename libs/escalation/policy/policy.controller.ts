// HTTP for escalation policies: what is on record and in force, trying one out, and moving tasks to another.
import { Body, Controller, Get, HttpCode, Param, Post, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../../identity/access.decorator.js';
import type { Actor } from '../../kernel/index.js';
import { movedView, movesView } from './move.views.js';
import { PolicyUseCases } from './policy.ports.js';
import { moveBody, retireBody, switchOnBody } from './policy.requests.js';
import { policySchema } from './policy.rule.js';
import { policiesView, policyBrief, policyChecked, policyView } from './policy.views.js';

const ref = { name: 'ref', description: '<id>@<version>', example: 'mac-dinh@2' };
const brief = {
  ref: 'mac-dinh@2',
  name: 'Chính sách đôn đốc mặc định',
  steps: 15,
  state: 'in-force',
  switchedOn: [{ from: '2026-01-05', paper: { number: '12/QĐ-UBND', date: '2025-12-30' }, note: '', by: 'lan' }],
  retired: null,
};
const move = {
  task: '99-kh-ubnd-tinh-nam-dinh-2025.r07',
  part: 'so-tu-phap',
  from: 'mac-dinh@1',
  to: 'mac-dinh@2',
  stopped: null,
  changes: [
    { step: 5, kind: 'urge', occasion: '', before: '2026-04-07T01:00:00.000Z', after: '2026-04-03T01:00:00.000Z', dueAtOnce: false },
  ],
};
const moveExamples = {
  schema: { type: 'object', required: ['to', 'reason'] },
  examples: {
    plan: { value: { to: 'mac-dinh@2', plan: '99-kh-ubnd-tinh-nam-dinh-2025', reason: 'Theo 12/QĐ-UBND' } },
    task: { value: { to: 'mac-dinh@2', task: '99-kh-ubnd-tinh-nam-dinh-2025.r07', reason: 'Theo 12/QĐ-UBND' } },
  },
};
const document = {
  schema: { type: 'object', description: 'A policy; its JSON Schema is at /api/policies/schema' },
  examples: {
    short: {
      value: {
        id: 'thi-diem',
        version: 1,
        name: 'Chính sách thí điểm',
        sendAt: '08:00',
        offices: { 'office-chief': 'van-phong-ubnd-tinh' },
        steps: [{ step: 4, kind: 'late', when: { afterDue: 1 }, to: [{ role: 'lead-head', channels: ['email'], fallback: ['sms'] }] }],
      },
    },
  },
};

@ApiTags('policies')
@Controller('api/policies')
export class PolicyController {
  readonly #useCases: PolicyUseCases;
  constructor(useCases: PolicyUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'Every version of every escalation policy on record, and which one is in force' })
  @SerializeOptions({ schema: policiesView })
  @ApiResponse({ status: 200, standardSchema: policiesView, example: { policies: [brief] } })
  list() {
    return { policies: this.#useCases.list() };
  }

  @Get('schema')
  @Public()
  @ApiOperation({ summary: 'JSON Schema of a policy' })
  @ApiResponse({ status: 200, example: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' } })
  schema() {
    return this.#useCases.schema();
  }

  @Post('check')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a policy without recording anything' })
  @ApiBody(document)
  @SerializeOptions({ schema: policyChecked })
  @ApiResponse({ status: 200, standardSchema: policyChecked, example: { ref: 'thi-diem@1', name: 'Chính sách thí điểm', steps: 1 } })
  @ApiResponse({ status: 422, description: 'What is wrong, with its place (RFC 9457 problem)' })
  check(@Body({ schema: policySchema }) body: unknown) {
    return this.#useCases.check(body);
  }

  @Post('preview-move')
  @May('policy.preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What moving tasks to another policy would change, task by task', description: 'Nothing is recorded.' })
  @ApiBody(moveExamples)
  @SerializeOptions({ schema: movesView })
  @ApiResponse({ status: 200, standardSchema: movesView, example: { moves: [move] } })
  @ApiResponse({ status: 404, description: 'No such policy, plan or task' })
  async preview(@Body({ schema: moveBody }) body: unknown) {
    return { moves: await this.#useCases.preview(body ?? {}) };
  }

  @Post('move')
  @May('policy.move')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move tasks to another policy',
    description:
      'What they were told stays told and is not told again. Tasks that are over are left alone. `notMoved`: parts that could not be moved although others were, and why.',
  })
  @ApiBody(moveExamples)
  @SerializeOptions({ schema: movedView })
  @ApiResponse({ status: 200, standardSchema: movedView, example: { moves: [move], notMoved: [] } })
  @ApiResponse({ status: 403, description: 'Only those who assign or follow tasks, and the administrator' })
  async move(@Body({ schema: moveBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.move(body ?? {}, by);
  }

  @Get(':ref')
  @Public()
  @ApiOperation({ summary: 'One version of a policy, whole' })
  @ApiParam(ref)
  @SerializeOptions({ schema: policyView })
  @ApiResponse({ status: 200, standardSchema: policyView, example: { ...brief, policy: { id: 'mac-dinh', version: 2 } } })
  @ApiResponse({ status: 404, description: 'Not on record' })
  show(@Param('ref') name: string) {
    return this.#useCases.show(name);
  }

  @Post()
  @May('policy.propose')
  @ApiOperation({
    summary: 'Put a version on record',
    description: 'Nothing follows it before it is switched on. What is on record does not change.',
  })
  @ApiBody(document)
  @SerializeOptions({ schema: policyBrief })
  @ApiResponse({ status: 201, standardSchema: policyBrief, example: { ...brief, state: 'proposed', switchedOn: [] } })
  @ApiResponse({ status: 409, description: 'The version is on record with other content' })
  @ApiResponse({ status: 422, description: 'What is wrong, with its place (RFC 9457 problem)' })
  propose(@Body({ schema: policySchema }) body: unknown, @By() by: Actor) {
    return this.#useCases.propose(body, by);
  }

  @Post(':ref/switch-on')
  @May('policy.switch')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tasks that begin from a day on follow it', description: 'Tasks that run keep the policy they began under.' })
  @ApiParam(ref)
  @ApiBody({
    schema: { type: 'object', required: ['document'] },
    examples: { on: { value: { from: '2026-01-05', document: '12/QĐ-UBND', documentDate: '2025-12-30' } } },
  })
  @SerializeOptions({ schema: policyBrief })
  @ApiResponse({ status: 200, standardSchema: policyBrief, example: brief })
  @ApiResponse({ status: 409, description: 'Retired' })
  switchOn(@Param('ref') name: string, @Body({ schema: switchOnBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.switchOn(name, body ?? {}, by);
  }

  @Post(':ref/retire')
  @May('policy.switch')
  @HttpCode(200)
  @ApiOperation({ summary: 'Retire a version that is not in force' })
  @ApiParam(ref)
  @ApiBody({ schema: { type: 'object', required: ['reason'] }, examples: { why: { value: { reason: 'Thay bằng phiên bản 3' } } } })
  @SerializeOptions({ schema: policyBrief })
  @ApiResponse({ status: 200, standardSchema: policyBrief, example: { ...brief, state: 'retired' } })
  @ApiResponse({ status: 409, description: 'In force' })
  retire(@Param('ref') name: string, @Body({ schema: retireBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.retire(name, body ?? {}, by);
  }
}
