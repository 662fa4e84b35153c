interface Imported {
  head: { number: string | null; title: string | null };
  tasks: readonly unknown[];
  source: { name: string };
}

export const events = {
  PlanImported: (d: Imported) => `Nhập kế hoạch ${d.head.number ?? d.source.name} từ tệp “${d.source.name}”: ${d.tasks.length} nhiệm vụ`,
  PlanApproved: (d: { plan: string; leftOut: readonly { row: number; reason: string }[] }) =>
    `Duyệt kế hoạch ${d.plan} và giao nhiệm vụ${d.leftOut.length > 0 ? `; để lại ${d.leftOut.map((each) => `dòng ${each.row} (${each.reason})`).join(', ')}` : ''}`,
  PlanDiscarded: (d: { plan: string; reason: string }) => `Hủy bản nháp kế hoạch ${d.plan}: ${d.reason}`,
};
