// The head of a document: number, who issued it, when, its title, and the year it plans for.
import { isRealDay, makeDay, type Day } from '../../../kernel/index.js';
import { bare, isCapitals, oneLine } from './cell-text.rule.js';
import { issuerIn } from './issuer.rule.js';
import type { PlanHead } from './plan.types.rule.js';

/** The head stands in the first lines; numbers further down are of other documents. */
const HEAD_LINES = 60;

/** Without a title the year is looked for no further than here. */
const OPENING_LINES = 10;

const KINDS =
  /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|ĐỀ ÁN|THÔNG BÁO|CÔNG ĐIỆN|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH|DANH MỤC)(?![\p{L}])/u;
/** Openings of the text itself: the title is over. */
const BODY_STARTS =
  /^(?:Căn cứ|Thực hiện (?:Công văn|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông báo|Chương trình|Luật|ý kiến)|Ngày \d|Nhằm|Để |Xét |Theo |Kính gửi|Triển khai (?:thực hiện )?(?:Nghị quyết|Quyết định|Công văn) số|[IVX]+\s*[.)]|[A-Z]\.|\d+\s*[.)]|Phần |PHẦN |Chương |CHƯƠNG |Điều |Nơi nhận|[-–_*]{3,}|\(?(?:Kèm theo|Ban hành kèm))/u;
const ISSUER_LINE =
  /^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|THỐNG ĐỐC|TỔNG THANH TRA|CHỦ NHIỆM|TỔNG KIỂM TOÁN|THỦ TƯỚNG CHÍNH PHỦ$|CHÍNH PHỦ$|HỘI ĐỒNG NHÂN DÂN)/u;

const NUMBER =
  /(?:^|[\s|(])số\s*:?\s*(\d{1,6}(?:[a-z]|\s*bis)?\s*(?:-\s*\p{L}{1,6}\s*)?\/\s*(?:\d{4}\s*\/\s*)?[\p{L}\d]+(?:\s*[-–]\s*[\p{L}\d().]+)*)/iu;
const DATE = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;
const SHORT_DATE = /ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/iu;
/** Where the place and the day stand: "Nam Định, ngày 15/8/2026", alone in its line or cell. */
const PLACE_DATE = /(?:^|[,|])\s*ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*(?:$|\|)/iu;
/** A draft leaves the day for the signer: "ngày … tháng 8 năm 2026". */
const OPEN_DATE = /ngày[\s.…_]{0,40}tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;

/** The first day on which a draft could have been signed. */
function firstDayOf(text: string): Day | null {
  const found = OPEN_DATE.exec(text);
  if (!found) return null;
  const [month, year] = [Number(found[1]), Number(found[2])];
  return isRealDay(year, month, 1) ? makeDay(year, month, 1) : null;
}

const dayIn = (text: string, ...patterns: RegExp[]): Day | null => {
  const found = patterns.map((pattern) => text.match(pattern)).find((each) => each !== null);
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isRealDay(year, month, day) ? makeDay(year, month, day) : null;
};

const numberIn = (text: string): string | null =>
  text
    .match(NUMBER)?.[1]
    ?.replace(/\s+/g, '')
    .replace(/[.,;)]+$/, '')
    .replace('–', '-') ?? null;

interface Title {
  at: number;
  text: string;
}

/** The kind of document in capitals, and the lines below it until the text begins. */
function titleIn(lines: readonly string[]): Title | null {
  const at = lines.findIndex((line) => KINDS.test(line) && isCapitals(line.slice(0, 12)) && line.length < 250);
  if (at < 0) return null;
  const told = [lines[at]!];
  const decided = /^(?:QUYẾT ĐỊNH|NGHỊ QUYẾT)/u.test(lines[at]!);
  for (const line of lines.slice(at + 1, at + 8)) {
    if (BODY_STARTS.test(line) && told.length + (told[0]!.length > 14 ? 1 : 0) > 1) break;
    if (/^(?:Căn cứ|PHỤ LỤC|[-–_*]{3,})/u.test(line) || (decided && ISSUER_LINE.test(line)) || KINDS.test(line)) break;
    const capitals = told.length > 1 && isCapitals(told[1]!);
    if (capitals && !isCapitals(line) && !/^\d{4}\b/.test(line)) break;
    told.push(line);
  }
  return { at, text: oneLine(told.join(' ')).replace(/\*+/g, '') };
}

/** Without a kind of document the title is what stands in capitals below the date. */
function titleBelowDate(lines: readonly string[]): string | null {
  const date = lines.findIndex((line) => DATE.test(line));
  if (date < 0) return null;
  const below = lines.slice(date + 1, date + 6);
  const end = below.findIndex((line) => !isCapitals(line) || BODY_STARTS.test(line));
  return oneLine(below.slice(0, end < 0 ? below.length : end).join(' ')) || null;
}

/** "(Kèm theo Kế hoạch số 117/KH-UBND ngày 30 tháng 12 năm 2020 của UBND tỉnh Nam Định)". */
const annexLine = (lines: readonly string[]): string => {
  const text = lines.join(' ');
  return text.match(/\(?\s*(?:Ban hành kèm theo|Kèm theo)[^()]{0,300}/iu)?.[0] ?? '';
};

const yearsIn = (text: string): number[] => [...bare(text).matchAll(/\bnam\s+(20\d\d)\b/g)].map((found) => Number(found[1]));

/** A plan signed in the last weeks of a year is the plan of the next. */
function yearOf(title: string, annexTitle: string, issuedOn: Day | null, opening: string): number | null {
  const issued = issuedOn ? Number(issuedOn.slice(0, 4)) : null;
  const [named] = yearsIn(title);
  if (named !== undefined) return named;
  const period = bare(title).match(/\b(20\d\d)\s*[-–]\s*(20\d\d)\b/);
  const month = issuedOn ? Number(issuedOn.slice(5, 7)) : 0;
  const next = issued === null ? null : month === 12 ? issued + 1 : issued;
  if (period) return next === null ? Number(period[1]) : Math.min(Math.max(next, Number(period[1])), Number(period[2]));
  return yearsIn(annexTitle)[0] ?? next ?? yearsIn(opening)[0] ?? null;
}

/** Reads the head from the lines outside the table. */
export function readHead(all: readonly string[]): PlanHead {
  const lines = all.map((line) => oneLine(line)).filter((line) => line !== '');
  const title = titleIn(lines.slice(0, HEAD_LINES));
  // The number and the date stand above the title; a document that lost its first page still says them in its annex.
  const top = lines.slice(0, title ? title.at : Math.min(lines.length, 25));
  const annex = annexLine(lines.slice(title ? title.at : 0));
  const dated = title ? (top.find((line) => PLACE_DATE.test(line)) ?? '') : '';
  const issuedOn = dayIn(top.join(' '), DATE) ?? dayIn(dated, PLACE_DATE) ?? dayIn(annex, DATE, SHORT_DATE);
  const issuedFrom = issuedOn === null ? firstDayOf(top.join(' ')) : null;
  const annexAt = lines.findIndex((line) => /^PHỤ LỤC/u.test(line));
  const annexTitle = annexAt >= 0 ? lines.slice(annexAt, annexAt + 4).join(' ') : '';
  return {
    number: numberIn(top.join(' ')) ?? numberIn(annex),
    issuer: issuerIn(top, annex, lines.slice(0, HEAD_LINES)),
    issuedOn,
    ...(issuedFrom ? { issuedFrom } : {}),
    year: yearOf(
      title?.text ?? titleBelowDate(lines.slice(0, HEAD_LINES)) ?? '',
      annexTitle,
      issuedOn,
      lines.slice(0, OPENING_LINES).join(' '),
    ),
    title: title?.text ?? titleBelowDate(lines.slice(0, HEAD_LINES)) ?? (annexTitle ? oneLine(annexTitle) : null),
  };
}
