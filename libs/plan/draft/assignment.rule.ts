// A row of a plan as the assignment of a task; a collective lead ("Các Sở, ban, ngành") gives one part a member, frozen here.
import { membersOf, nameOf } from '../../agency/directory/directory.rule.js';
import { slugOf } from '../../agency/directory/slug.rule.js';
import type { AgencyMention, Directory } from '../../agency/directory/agency.types.rule.js';
import type { LeadParty, Paper, Party, TaskEvents } from '../../task/facts/task.events.js';
import type { PlanTask } from '../reading/document/plan.types.rule.js';
import type { Draft } from './draft.types.rule.js';
import { placeOf } from './row-key.rule.js';

export const taskId = (plan: string, row: string): string => `${plan}.${row}`;

/** The document as events and letters name it. */
export const paperOf = ({ head, source }: Pick<Draft, 'head' | 'source'>): Paper => ({
  number: head.number ?? source.name,
  date: head.issuedOn,
});

/** An agency the directory does not know still answers for its task, under a name of its own. */
const partyOf = (mention: AgencyMention): Party => ({ agency: mention.id ?? `chua-ro-${slugOf(mention.name)}`, name: mention.name });

const once = (parties: readonly Party[]): Party[] =>
  parties.filter((party, index) => parties.findIndex((other) => other.agency === party.agency) === index);

function leadsOf(directory: Directory, mentions: readonly AgencyMention[]): LeadParty[] {
  const leads = mentions.flatMap((mention): LeadParty[] => {
    const members = mention.group && mention.id ? membersOf(directory, mention.id) : [];
    if (members.length === 0) return [{ ...partyOf(mention), group: null }];
    return members.map((member) => ({ agency: member, name: nameOf(directory, member), group: mention.id }));
  });
  // An agency named itself and through a group answers once, by its own name.
  const own = new Set(leads.filter((lead) => !lead.group).map((lead) => lead.agency));
  const seen = new Set<string>();
  return leads.filter((lead) => {
    if (seen.has(lead.agency) || (lead.group && own.has(lead.agency))) return false;
    seen.add(lead.agency);
    return true;
  });
}

/**
 * @param key of the row the task stands in, which may not be the row it was read from
 * @param codeInPlan null while it is not known what it will be called, as of a row that may be one in force
 */
export function assignmentOf(
  plan: string,
  key: string,
  task: PlanTask,
  draft: Pick<Draft, 'head' | 'source' | 'calendar'>,
  directory: Directory,
  codeInPlan: string | null,
): TaskEvents['TaskAssigned'] {
  const named = (agency: string): Party => ({ agency, name: nameOf(directory, agency) });
  const leads = leadsOf(directory, task.leads);
  const leading = new Set(leads.map((lead) => lead.agency));
  return {
    plan,
    row: placeOf(key),
    codeInPlan,
    code: task.code,
    field: task.field,
    group: task.group,
    title: task.title,
    product: task.product,
    funding: task.funding,
    leadText: task.leadText,
    leads,
    coordinatorText: task.coordinatorText,
    coordinators: once(task.coordinators.map(partyOf)).filter((party) => !leading.has(party.agency)),
    authority: named(directory.authority),
    overseers: directory.overseers.map(named),
    deadline: task.deadline,
    calendar: draft.calendar,
    paper: paperOf(draft),
  };
}
