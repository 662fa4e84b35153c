// An approved plan gives one task a row; a collective lead ("Các Sở, ban, ngành") gives one part a member, frozen here.
import { membersOf, nameOf } from '../agency/directory.rule.js';
import { slugOf } from '../agency/slug.rule.js';
import type { AgencyMention, Directory } from '../agency/agency.types.rule.js';
import type { LeadParty, Party, TaskEvents } from '../task/task.events.js';
import type { PlanRow } from './plans.projection.js';

export const taskId = (plan: string, row: number): string => `${plan}.r${String(row).padStart(2, '0')}`;

/** An agency the directory does not know still answers for its task, under a name of its own. */
const partyOf = (mention: AgencyMention): Party => ({ agency: mention.id ?? `chua-ro-${slugOf(mention.name)}`, name: mention.name });

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

/** The assignments an approved plan owes; giving them twice changes nothing, because a task is assigned once. */
export function assignmentsOf(plan: PlanRow, directory: Directory): { task: string; data: TaskEvents['TaskAssigned'] }[] {
  const leftOut = new Set(plan.leftOut.map((each) => each.row));
  const named = (agency: string): Party => ({ agency, name: nameOf(directory, agency) });
  return plan.tasks.flatMap((task, index) => {
    const row = index + 1;
    if (leftOut.has(row)) return [];
    const leads = leadsOf(directory, task.leads);
    const leading = new Set(leads.map((lead) => lead.agency));
    const data: TaskEvents['TaskAssigned'] = {
      plan: plan.id,
      row,
      code: task.code,
      field: task.field,
      group: task.group,
      title: task.title,
      product: task.product,
      funding: task.funding,
      leadText: task.leadText,
      leads,
      coordinatorText: task.coordinatorText,
      coordinators: task.coordinators.map(partyOf).filter((party) => !leading.has(party.agency)),
      authority: named(directory.authority),
      overseers: directory.overseers.map(named),
      deadline: task.deadline,
      calendar: plan.calendar,
      paper: { number: plan.head.number ?? plan.source.name, date: plan.head.issuedOn },
    };
    return [{ task: taskId(plan.id, row), data }];
  });
}
