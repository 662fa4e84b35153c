// Text messages as an official reads them.
import fc from 'fast-check';
import { aLine, aView } from '../../../test/support/notice-samples.js';
import { isGsm7 } from '../sms/gsm7.rule.js';
import { split } from '../sms/segments.rule.js';
import { KINDS, type Section, type TaskLine } from './message-view.rule.js';
import { smsText, type SmsStyle } from './sms.rule.js';

const style: SmsStyle = { coding: 'plain', maxParts: 2, prefix: 'CCHC', contact: 'LH Phòng CCHC SNV' };
const say = (sections: Section[], changes: Partial<SmsStyle> = {}, lang: 'vi' | 'en' = 'vi') =>
  smsText(aView({ sections, lang }), { ...style, ...changes });
const line = (changes: Partial<TaskLine> = {}) =>
  aLine({
    code: 'II.1.3',
    lead: 'Văn phòng Ủy ban nhân dân tỉnh',
    due: '2021-12-31',
    effectiveDue: '2021-12-31',
    late: { calendar: 5, working: 3, suspended: null },
    ...changes,
  });
const late = (...rows: TaskLine[]): Section => ({ kind: 'late', copy: false, audience: 'doer', rows });

describe('a text message', () => {
  it('about one task says code, lateness, lead, day and what is asked, in one part where it can', () => {
    const text = say([late(line())]);
    expect(text).toBe(
      'CCHC 2021/II.1.3 QUA HAN 05 ngay. Chu tri: VP UBND tinh. Han 31/12/2021. De nghi hoan thanh, bao cao tren he thong. LH Phong CCHC SNV.',
    );
    expect(split(text, 'plain')).toHaveLength(1);
  });
  it('names the plan by its number where the year tells two plans of it apart no longer', () => {
    const digital = { number: '20/KH-UBND', year: 2021, alone: false };
    expect(say([late(line({ plan: { number: '117/KH-UBND', year: 2021, alone: false } }))])).toMatch(
      /^117\/KH-UBND 2021\/II\.1\.3 QUA HAN 05 ngay\./,
    );
    expect(say([late(line({ plan: digital, code: 'I.1' }), line({ task: 't2', plan: digital, code: 'I.2' }))])).toMatch(
      /^20\/KH-UBND 2021\. QUA HAN 05 ngay: 2 nhiem vu \(I\.1, I\.2\)/,
    );
  });
  it('names each task with its plan where they are of several', () => {
    const next = line({ task: 't2', code: 'II.1.3', plan: { number: '5/KH-UBND', year: 2022, alone: true } });
    expect(say([late(line(), next)])).toMatch(/^CCHC\. QUA HAN 05 ngay: 2 nhiem vu \(CCHC 2021\/II\.1\.3, CCHC 2022\/II\.1\.3\)/);
  });
  it('has its marks by choice', () => {
    expect(say([late(line())], { coding: 'unicode' })).toBe(
      'CCHC 2021/II.1.3 QUÁ HẠN 05 ngày. Chủ trì: VP UBND tỉnh. Hạn 31/12/2021. Đề nghị hoàn thành, báo cáo trên hệ thống. LH Phòng CCHC SNV.',
    );
  });
  it('says how many of the late days the task stood still', () =>
    expect(say([late(line({ late: { calendar: 45, working: 31, suspended: { calendar: 40, working: 28 } } }))])).toContain(
      'QUA HAN 45 ngay. Trong do tam dung 40 ngay. Chu tri',
    ));
  it('marks a day of a year whose holidays are not announced', () =>
    expect(say([late(line({ due: '2027-05-01', effectiveDue: '2027-05-04', provisional: 2027 }))])).toContain(
      'Han 04/05/2027 (tam tinh). ',
    ));
  it('says tomorrow only when it is', () => {
    const tomorrow = (calendar: number): Section => ({
      kind: 'due-tomorrow',
      copy: false,
      audience: 'doer',
      rows: [line({ late: null, remaining: { calendar, working: 1 } })],
    });
    expect(say([tomorrow(1)])).toContain('HAN NGAY MAI');
    expect(say([tomorrow(3)])).toContain('CAN KE THOI HAN');
  });
  it('about several tasks counts them and names the first codes', () => {
    const rows = ['II.1.3', 'II.1.4', 'III.2', 'IV.1', 'V.2'].map((code, index) => line({ code, task: `t${index}` }));
    expect(say([late(...rows)])).toBe(
      'CCHC 2021. QUA HAN 05 ngay: 5 nhiem vu (II.1.3, II.1.4, III.2 va 2 viec khac). De nghi hoan thanh, bao cao tren he thong. LH Phong CCHC SNV.',
    );
  });
  it('says no number of days that is not true of all', () => {
    const rows = [line({ task: 't1' }), line({ task: 't2', code: 'II.2', late: { calendar: 9, working: 7, suspended: null } })];
    expect(say([late(...rows)])).toContain('QUA HAN: 2 nhiem vu (II.1.3, II.2)');
  });
  it('puts the most urgent first, and for information last', () => {
    const copy: Section = { kind: 'late', copy: true, audience: 'doer', rows: [line({ task: 't2', code: 'V.1' })] };
    expect(say([late(line()), copy])).toMatch(/QUA HAN 05 ngay: 1 nhiem vu \(II\.1\.3\)\. De biet: QUA HAN 05 ngay: 1 nhiem vu \(V\.1\)/);
    expect(say([copy])).not.toContain('De nghi');
  });
  it.each<[string, Section['audience'], string]>([
    ['explanation-asked', 'doer', 'YEU CAU GIAI TRINH. '],
    ['explanation-asked', 'signer', 'CO QUAN CHU TRI DUOC YEU CAU GIAI TRINH. '],
    ['unexplained', 'doer', 'YEU CAU GIAI TRINH NGAY, da qua han giai trinh. '],
    ['unexplained', 'decider', 'QUA HAN GIAI TRINH. '],
    ['no-progress', 'doer', 'DE NGHI CAP NHAT TIEN DO. '],
    ['no-progress', 'follower', 'CHUA CAP NHAT TIEN DO. '],
    ['undetermined', 'doer', 'DE NGHI CHO BIET CAN CU XAC DINH THOI HAN. '],
    ['undetermined', 'follower', 'CHUA XAC DINH THOI HAN. '],
  ])('%s, said to the %s, is an order to the lead and a fact to others', (kind, audience, label) => {
    const text = say([{ kind, copy: false, audience, rows: [line()] }], { contact: null });
    expect(text.slice('CCHC 2021/II.1.3 '.length)).toMatch(new RegExp(`^${label}`));
    expect(text).not.toContain('THONG BAO');
  });
  it.each(KINDS)('%s has words of its own', (kind) => {
    expect(say([{ kind, copy: false, audience: 'follower', rows: [line()] }])).not.toContain('CO THONG BAO MOI');
  });
  it('tells the term of an explanation apart from the day of the task', () => {
    const rows = [
      line({ explanation: ['Đang chờ cơ quan chủ trì giải trình bằng văn bản theo công văn số 9/SNV, chậm nhất 20/01/2022.'] }),
    ];
    expect(say([{ kind: 'explanation-asked', copy: false, audience: 'doer', rows }], { maxParts: 3, contact: null })).toBe(
      'CCHC 2021/II.1.3 YEU CAU GIAI TRINH. Chu tri: VP UBND tinh. Dang cho co quan chu tri giai trinh bang van ban theo cong van so 9/SNV, cham nhat 20/01/2022. Han cua nhiem vu 31/12/2021. De nghi giai trinh bang van ban, nhap tren he thong.',
    );
  });
  it('calls a report by its period and its agency', () => {
    const report = (name: string): TaskLine =>
      line({ task: name, code: '', lead: name, title: 'Báo cáo cải cách hành chính quý I năm 2021', report: { data: '', tasks: [] } });
    const said = (audience: Section['audience'], ...rows: TaskLine[]) =>
      say([{ kind: 'report-missing', copy: false, audience, rows }], { contact: null });
    expect(said('doer', report('Sở Tư pháp'))).toBe(
      'CCHC 2021 YEU CAU NOP BAO CAO, QUA HAN 05 ngay. Bao cao cai cach hanh chinh quy I nam 2021. Co quan bao cao: So Tu phap. Han 31/12/2021. De nghi nop ngay tren he thong, neu ly do nop muon.',
    );
    expect(said('signer', report('Sở Tư pháp'), report('Sở Y tế'))).toBe(
      'CCHC 2021. CHUA NOP BAO CAO, QUA HAN 05 ngay: 2 bao cao (Bao cao cai cach hanh chinh quy I nam 2021). De nghi theo doi, nhac co quan bao cao.',
    );
    const due = line({ ...report('Sở Tư pháp'), late: null, remaining: { calendar: 7, working: 5 } });
    expect(say([{ kind: 'report-due', copy: false, audience: 'doer', rows: [due] }])).toContain(
      'CCHC 2021 DE NGHI NOP BAO CAO, con 07 ngay.',
    );
  });
  it('is English on demand', () =>
    expect(say([late(line({ lead: 'Office' }))], {}, 'en')).toContain('LATE 5 days. Lead: Office. Due 31/12/2021'));

  it('never has more parts than it may, is readable on every phone, and keeps the code', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('late', 'due-soon', 'assigned', 'urge', 'unheard-of'),
        (lead, maxParts, kind) => {
          const text = say([{ kind, copy: false, audience: 'doer', rows: [line({ lead })] }], { maxParts });
          expect(isGsm7(text)).toBe(true);
          expect(split(text, 'plain').length).toBeLessThanOrEqual(maxParts);
          expect(text.startsWith('CCHC 2021/II.1.3 ')).toBe(true);
        },
      ),
    ));
});
