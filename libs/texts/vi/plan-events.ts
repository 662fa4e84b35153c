// What happens to a plan, one sentence an event.
import type { PlanFacts } from '../facts/plan-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';
import { choices, points } from './plan-review.js';
import { refusals } from './task.js';

const CELLS: Readonly<Record<string, string>> = {
  code: 'số thứ tự',
  field: 'lĩnh vực',
  group: 'nhóm',
  title: 'nội dung',
  product: 'sản phẩm',
  lead: 'chủ trì',
  coordinator: 'phối hợp',
  deadline: 'thời hạn',
  funding: 'kinh phí',
};

const asIs = (id: string): string => id;
const because = (reason: string | null): string => (reason ? `; lý do: ${reason}` : '');
const open = (rows: PlanFacts['PlanApproved']['asRead']): string =>
  rows.map((each) => `dòng ${each.row} (${each.points.map((point) => points[point] ?? point).join(', ')})`).join(', ');

/** What the task has answered. */
function whyRefused(code: string, params: Params): string {
  const said = (refusals as Sentences)[code]?.(params);
  return said ? `: ${said.replace(/\.$/u, '')}` : '';
}

export const events: { [Type in keyof PlanFacts]: (data: PlanFacts[Type], names?: (id: string) => string) => string } = {
  PlanImported: (d) => `Nhập kế hoạch ${d.head.number ?? d.source.name} từ tệp “${d.source.name}”: ${d.tasks.length} nhiệm vụ`,
  PlanApproved: (d, names = asIs) =>
    [
      `Duyệt kế hoạch ${names(d.plan)} và giao nhiệm vụ`,
      ...(d.leftOut.length > 0 ? [`để lại ${d.leftOut.map((each) => `dòng ${each.row} (${each.reason})`).join(', ')}`] : []),
      ...(d.asRead.length > 0 ? [`giữ như đã đọc ${open(d.asRead)}`] : []),
    ].join('; '),
  PlanDiscarded: (d, names = asIs) => `Hủy bản nháp kế hoạch ${names(d.plan)}: ${d.reason}`,
  RowCorrected: (d) =>
    `Sửa dòng ${d.row}: ${Object.entries(d.cells)
      .map(([cell, text]) => `${CELLS[cell] ?? cell} thành “${text}”`)
      .join('; ')}`,
  RowSplit: (d) => `Tách dòng ${d.row} thành ${d.pieces.map((piece) => `${piece.key} “${piece.task.title}”`).join(', ')}`,
  RowsJoined: (d) => `Gộp dòng ${d.rows.join(', ')} vào dòng ${d.row}`,
  RowsSetAside: (d) => `Đánh dấu dòng ${d.rows.join(', ')} không phải nhiệm vụ${because(d.reason)}`,
  RowAdded: (d) => `Thêm dòng ${d.row} “${d.task.title}”${because(d.reason)}`,
  AgencyResolved: (d) => {
    const also = d.alsoRead.length > 0 ? `, đọc lại dòng ${d.alsoRead.map((each) => each.row).join(', ')}` : '';
    return `Ở dòng ${d.row}, “${d.text}” là ${d.agency.name}${d.taught ? `; ghi thêm tên gọi này vào danh bạ${also}` : ''}`;
  },
  DeadlineDecided: (d) => `Xác định thời hạn dòng ${d.row}: ${d.task.deadline.why}`,
  ReadingAccepted: (d) => `Giữ như đã đọc ${open(d.rows)}`,
  DifferencesDecided: (d) =>
    `Quyết định “${choices[d.choice] ?? d.choice}” với ${d.differences.map((each) => each.key).join(', ')}${because(d.reason)}`,
  DecisionTakenBack: (d) => `Rút lại quyết định số ${d.taken}`,
  AmendmentImported: (d) =>
    `Nhập văn bản sửa đổi ${d.head.number ?? d.source.name} (lần ${d.amendment}) từ tệp “${d.source.name}”: ${d.tasks.length} nhiệm vụ`,
  AmendmentDiscarded: (d) => `Hủy văn bản sửa đổi lần ${d.amendment}: ${d.reason}`,
  AmendmentApplied: (d) =>
    `Áp dụng văn bản sửa đổi ${d.paper.number} (lần ${d.amendment}) cho ${d.effects.length} nhiệm vụ; đối chiếu ${d.receipt.plan.rows} dòng cũ và ${d.receipt.document.rows} dòng mới`,
  AmendmentEffectRefused: (d, names = asIs) =>
    `Văn bản sửa đổi lần ${d.amendment} không thực hiện được với nhiệm vụ ${names(d.task)}${whyRefused(d.code, d.params)}`,
  AmendmentCarriedOut: (d) => `Đã thực hiện xong văn bản sửa đổi lần ${d.amendment}`,
};
