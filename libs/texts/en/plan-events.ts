interface Imported {
  head: { number: string | null; title: string | null };
  tasks: readonly unknown[];
  source: { name: string };
}

export const events = {
  PlanImported: (d: Imported) => `Plan ${d.head.number ?? d.source.name} imported from “${d.source.name}”: ${d.tasks.length} tasks`,
  PlanApproved: (d: { plan: string; leftOut: readonly { row: number; reason: string }[] }) =>
    `Plan ${d.plan} approved and its tasks assigned${d.leftOut.length > 0 ? `; left out: ${d.leftOut.map((each) => `row ${each.row} (${each.reason})`).join(', ')}` : ''}`,
  PlanDiscarded: (d: { plan: string; reason: string }) => `Draft of plan ${d.plan} discarded: ${d.reason}`,
};
