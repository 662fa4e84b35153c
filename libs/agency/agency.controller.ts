// HTTP for the directory of agencies: what it holds, and changes to it.
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { By, May, Public } from '../identity/access.decorator.js';
import type { Actor } from '../kernel/index.js';
import { AgencyUseCases } from './agency.ports.js';
import { AGENCY_VERBS, changeBody, importBody } from './agency.requests.js';
import { agenciesView, agencyChangedView, agencyView, directoryImportedView, directoryView } from './agency.views.js';

const AGENCY = { id: 'so-tu-phap', name: 'Sở Tư pháp', short: 'STP', aliases: ['Tư pháp'], kind: 'so', group: false, groupOf: [] };
const DIFFERENCE = {
  part: 'agency',
  change: 'changed',
  key: 'cuc-thue-tinh',
  name: 'Thuế tỉnh',
  fields: [{ field: 'name', before: 'Cục Thuế tỉnh', after: 'Thuế tỉnh' }],
};
const problems = {
  unauthorised: { status: 401, description: 'No token, or one that is wrong or expired' },
  forbidden: { status: 403, description: 'The account is not an administrator' },
  refused: { status: 409, description: 'The rules refuse it, e.g. the alias names another agency (RFC 9457 problem)' },
  wrong: { status: 422, description: 'A field or a cell is missing or wrong (RFC 9457 problem that names it)' },
};

@ApiTags('agencies')
@Controller('api/agencies')
export class AgencyController {
  readonly #useCases: AgencyUseCases;
  constructor(useCases: AgencyUseCases) {
    this.#useCases = useCases;
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'All agencies, who assigns tasks and who follows them' })
  @SerializeOptions({ schema: agenciesView })
  @ApiResponse({
    status: 200,
    standardSchema: agenciesView,
    example: { agencies: [AGENCY], authority: 'ubnd-tinh', overseers: ['so-noi-vu', 'van-phong-ubnd-tinh'] },
  })
  list() {
    return this.#useCases.list();
  }

  @Get('export')
  @Public()
  @ApiOperation({ summary: 'The whole directory with its contacts, as an import takes it' })
  @SerializeOptions({ schema: directoryView })
  @ApiResponse({
    status: 200,
    standardSchema: directoryView,
    example: { agencies: [AGENCY], contacts: [], authority: 'ubnd-tinh', overseers: ['so-noi-vu'] },
  })
  export() {
    return this.#useCases.directory();
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'One agency, its members when it is a group, and whom to write to on a day' })
  @ApiParam({ name: 'id', example: 'so-tu-phap' })
  @ApiQuery({ name: 'on', required: false, description: 'Day in Viet Nam, YYYY-MM-DD; today when not given', example: '2026-03-04' })
  @SerializeOptions({ schema: agencyView })
  @ApiResponse({
    status: 200,
    standardSchema: agencyView,
    example: {
      ...AGENCY,
      members: [],
      contacts: [
        {
          role: 'head',
          title: 'Quyền Giám đốc Sở Tư pháp',
          email: 'lanh-dao@so-tu-phap.example',
          phone: '+842283849123',
          takesSms: false,
          validFrom: '2026-03-01',
          validTo: '2026-05-31',
          deputy: true,
          inForce: true,
        },
      ],
    },
  })
  @ApiResponse({ status: 404, description: 'No such agency' })
  show(@Param('id') id: string, @Query('on') on?: string) {
    return this.#useCases.show(id, on);
  }

  @Post('import')
  @May('agency.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replace the directory by a file (JSON or XLSX)',
    description: 'Answers with the differences to what was in force. With `dryRun` nothing is stored. Administrators only.',
  })
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      preview: { value: { name: 'danh-ba.json', content: 'W3siaWQiOiJ1Ym5kLXRpbmgiLCJuYW1lIjoiVUJORCB04buJbmgifV0=', dryRun: true } },
    },
  })
  @SerializeOptions({ schema: directoryImportedView })
  @ApiResponse({ status: 200, standardSchema: directoryImportedView, example: { imported: true, differences: [DIFFERENCE] } })
  @ApiResponse(problems.unauthorised)
  @ApiResponse(problems.forbidden)
  @ApiResponse(problems.refused)
  @ApiResponse(problems.wrong)
  import(@Body({ schema: importBody }) body: { name?: unknown; content?: unknown; dryRun?: unknown } | undefined, @By() by: Actor) {
    return this.#useCases.import(String(body?.name ?? ''), String(body?.content ?? ''), body?.dryRun === true, by);
  }

  @Post(':verb')
  @May('agency.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Change the directory',
    description: 'One change, one event. Administrators only. Answers with the agency as it stands afterwards.',
  })
  @ApiParam({ name: 'verb', enum: Object.keys(AGENCY_VERBS) })
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      add: {
        value: {
          id: 'so-nong-nghiep-va-moi-truong',
          name: 'Sở Nông nghiệp và Môi trường',
          short: 'SNNMT',
          kind: 'so',
          document: '05/NQ-HĐND',
        },
      },
      change: { value: { agency: 'cuc-thue-tinh', name: 'Thuế tỉnh Nam Định', document: '381/QĐ-BTC' } },
      'teach-alias': { value: { agency: 'so-tu-phap', alias: 'Ngành Tư pháp tỉnh', document: '12/KH-UBND' } },
      members: { value: { group: 'ubnd-cap-xa', members: ['ubnd-xa-y-yen', 'ubnd-xa-nam-truc'] } },
      overseers: { value: { overseers: ['so-noi-vu', 'van-phong-ubnd-tinh'], authority: 'ubnd-tinh' } },
      'contact-set': {
        value: {
          agency: 'so-tu-phap',
          role: 'head',
          title: 'Quyền Giám đốc Sở Tư pháp',
          email: 'lanh-dao@so-tu-phap.example',
          validFrom: '2026-03-01',
          validTo: '2026-05-31',
          deputy: true,
        },
      },
      'contact-end': { value: { agency: 'so-tu-phap', role: 'head', on: '2026-02-28' } },
    },
  })
  @SerializeOptions({ schema: agencyChangedView })
  @ApiResponse({ status: 200, standardSchema: agencyChangedView, example: { changed: true, agency: AGENCY } })
  @ApiResponse(problems.unauthorised)
  @ApiResponse(problems.forbidden)
  @ApiResponse({ status: 404, description: 'No such change, or no such agency' })
  @ApiResponse(problems.refused)
  @ApiResponse(problems.wrong)
  order(@Param('verb') verb: string, @Body({ schema: changeBody }) body: unknown, @By() by: Actor) {
    return this.#useCases.order(verb, body ?? {}, by);
  }
}
