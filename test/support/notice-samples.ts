// Notices, task lines and views as specs need them: a whole one, changed where it matters.
import type { NoticeRow } from '../../libs/notice/notices.projection.js';
import type { MessageView, TaskLine } from '../../libs/notice/templates/message-view.rule.js';

export const aNotice = (changes: Partial<NoticeRow> = {}): NoticeRow => ({
  key: 'n1',
  subject: 'task',
  task: '117-kh-ubnd-2020.r03',
  part: 'so-tu-phap',
  step: 4,
  kind: 'late',
  template: changes.kind ?? 'late',
  requested: false,
  deadlineVersion: 1,
  to: 'so-tu-phap',
  role: 'lead-head',
  channel: 'email',
  fallback: [],
  copy: false,
  why: { code: 'leads', params: {} },
  dueAt: '2021-04-01T01:00:00.000Z',
  state: 'pending',
  raisedAt: '2021-04-01T01:00:00.000Z',
  raisedBy: 'event-1',
  correlationId: 'correlation-1',
  message: null,
  sentAt: null,
  dropped: null,
  passedOn: null,
  ...changes,
});

export const aLine = (changes: Partial<TaskLine> = {}): TaskLine => ({
  task: '117-kh-ubnd-2020.r03',
  part: 'so-tu-phap',
  code: 'I.1.3',
  title: 'Rà soát, hệ thống hóa văn bản quy phạm pháp luật của tỉnh',
  plan: { number: '117/KH-UBND', year: 2021 },
  lead: 'Sở Tư pháp',
  jointLeads: ['Sở Nội vụ'],
  coordinators: ['Văn phòng UBND tỉnh', 'Sở Tài chính'],
  due: '2021-03-31',
  effectiveDue: '2021-03-31',
  originalDue: null,
  dueText: 'Quý I -Năm 2021',
  late: { calendar: 1, working: 1 },
  remaining: null,
  phase: 'Đang thực hiện',
  risks: [],
  report: null,
  url: 'https://dunghan.namdinh.gov.vn/nhiem-vu/117-kh-ubnd-2020.r03',
  ...changes,
});

export const aView = (changes: Partial<MessageView> = {}): MessageView => ({
  lang: 'vi',
  addressee: 'Giám đốc Sở Tư pháp',
  organisation: 'Hệ thống Đúng Hạn - UBND tỉnh Nam Định',
  why: ['Sở Tư pháp chủ trì nhiệm vụ và thời hạn đã qua'],
  sections: [{ kind: 'late', copy: false, audience: 'doer', rows: [aLine()] }],
  link: 'https://dunghan.namdinh.gov.vn',
  generatedAt: '2021-04-01T01:00:00.000Z',
  ...changes,
});
