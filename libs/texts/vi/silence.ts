// What people read about silences: refusals, the trail, the list.
import { printDay } from '../../kernel/day.rule.js';
import type { SilenceSentences } from '../facts/silence-facts.js';
import type { Sentences } from '../facts/sentences.js';
import { whoMay } from './who-may.js';

type Names = (agency: string) => string;

/** What is silenced. */
export function silenceSubject({ part, agency }: { part: string | null; agency: string | null }, names: Names): string {
  if (agency) return `mọi việc của ${names(agency)}`;
  return part ? `phần việc của ${names(part)}` : 'nhiệm vụ này';
}

export const refusals = {
  'silence.unknown': (p) => `Không có lần tạm ngừng nhắc “${p.silence}”.`,
  'silence.one-subject': () => 'Phải nêu một nhiệm vụ (có thể kèm phần việc của một cơ quan) hoặc một cơ quan, không nêu cả hai.',
  'silence.own': () => 'Cơ quan chủ trì không được tự tạm ngừng việc nhắc nhở mình.',
  'silence.not-entitled': (p) => `Chỉ ${whoMay(p)} được tạm ngừng nhắc.`,
  'silence.past': (p) => `Ngày kết thúc ${printDay(String(p.until))} đã qua (hôm nay là ${printDay(String(p.today))}).`,
  'silence.too-long': (p) => `Chỉ được tạm ngừng nhắc tối đa ${p.most} ngày mỗi lần; ${printDay(String(p.until))} là quá xa.`,
  'silence.over': (p) => `Lần tạm ngừng nhắc “${p.silence}” đã hết.`,
} satisfies Sentences;

export const events: SilenceSentences = {
  SilenceStarted: (d, names) => `Tạm ngừng nhắc ${silenceSubject(d, names)} đến hết ngày ${printDay(d.until)}: ${d.reason}`,
  SilenceEnded: (d, names) => `Nhắc trở lại ${silenceSubject(d, names)} trước hạn: ${d.reason}`,
  SilenceLifted: (d, names) => `Hết thời gian tạm ngừng nhắc ${silenceSubject(d, names)}`,
};
