// Examples for the description of the API.
const id = '99-kh-ubnd-tinh-nam-dinh-2025';

export const PLAN_BRIEF = {
  id,
  revision: 4,
  number: '99/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Nam Định',
  issuedOn: '2025-01-15',
  year: 2025,
  title: 'Kế hoạch cải cách hành chính năm 2025',
  phase: 'draft',
  importedAt: '2025-01-16T01:00:00.000Z',
  importedBy: 'lan',
  approvedAt: null,
  leftOut: [],
  tasks: 45,
  problems: 3,
  toDecide: 2,
  amendments: [],
};

const ROW = {
  row: 'r07',
  fate: 'task',
  reason: null,
  into: [],
  code: '1.7',
  title: 'Rà soát văn bản quy phạm pháp luật',
  leadText: 'Sở Tư pháp',
  leads: [{ id: 'so-tu-phap', name: 'Sở Tư pháp', group: false }],
  deadlineText: 'Quý I',
  deadline: { kind: 'quarter', nominalDue: '2025-03-31', effectiveDue: '2025-03-31' },
  confidence: 0.9,
  problems: [],
  printed: { lead: 'Sở TP' },
  toDecide: ['deadline-ambiguous'],
  acceptedAsRead: [],
  deadlineBy: null,
};

export const PLAN = {
  ...PLAN_BRIEF,
  rows: [ROW],
  decisions: [{ decision: 1, type: 'RowCorrected', sentence: 'Sửa dòng r07: chủ trì thành “Sở Tư pháp”', takenBack: false }],
  receipt: { cells: 342, tasks: 270, headings: 72, repeatedHeaders: 0, problems: 0 },
};

export const AMENDMENT = {
  plan: id,
  revision: 9,
  amendment: 1,
  phase: 'draft',
  number: '150/KH-UBND',
  issuedOn: '2025-04-10',
  undecided: 1,
  comparison: [
    {
      row: 'r07',
      task: `${id}.r07`,
      standing: 'open',
      document: 'n08',
      code: 'II.1.3',
      documentCode: 'II.1.4',
      title: 'Rà soát văn bản quy phạm pháp luật',
      likeness: 0.95,
      differences: [
        {
          key: 'r07.deadline',
          kind: 'deadline',
          was: '31/03/2025 (Quý I)',
          now: '30/06/2025 (Quý II)',
          choices: ['accept', 'keep'],
          note: null,
          decided: null,
        },
      ],
    },
  ],
  receipt: null,
};

export const DECISIONS = {
  correct: { value: { decision: 'correct', row: 'r07', cells: { lead: 'Sở Tư pháp', deadline: 'Quý I năm 2025' } } },
  split: { value: { decision: 'split', row: 8, pieces: [{ title: 'Xây dựng đề án' }, { title: 'Trình phê duyệt', deadline: 'Quý IV' }] } },
  join: { value: { decision: 'join', rows: ['r09', 'r10'] } },
  notATask: { value: { decision: 'not-a-task', rows: ['r11'], reason: 'Dòng cộng của bảng' } },
  add: { value: { decision: 'add', cells: { title: 'Báo cáo tổng kết', lead: 'Sở Nội vụ', deadline: '15/12/2025' }, reason: 'Mục III.2' } },
  resolve: { value: { decision: 'resolve', row: 'r12', text: 'Sở NV', agency: 'so-noi-vu', teach: true } },
  deadline: { value: { decision: 'deadline', row: 'r13', to: '2025-09-30', document: '12/UBND-NC', documentDate: '2025-01-20' } },
  accept: { value: { decision: 'accept', rows: ['r14'] } },
  difference: { value: { decision: 'difference', differences: ['r07.deadline'], choose: 'accept' } },
};
