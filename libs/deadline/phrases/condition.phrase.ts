// "Theo hướng dẫn của Bộ Nội vụ", "Sau khi Nghị quyết được ban hành", "Khi có yêu cầu": it waits for something outside.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, reading } from '../reading/readings.rule.js';

// A day or period inside the outside event ("kỳ họp tháng 7/2026") may have been meant as the deadline.
// The number of a document, with its own date, is no such day.
const DOCUMENT =
  /\d+[a-zđ]?(\/\d{4})?[/-]\p{L}[\p{L}\d/-]*(\s+ngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?/giu;
const TERM_INSIDE = /\d{1,2}\/\d{1,2}|(quý|tháng)\s*[IVXivx\d]|\d\/(19|20)\d\d/iu;

export const condition: Phrase = {
  name: 'condition',
  shape: /^C+$/,
  read: ({ text }) =>
    reading({
      kind: 'conditional',
      rule: 'condition',
      condition: text,
      question: !/^theo/iu.test(text) && TERM_INSIDE.test(text.replace(DOCUMENT, '')) ? ask('term-in-condition', { words: text }) : null,
    }),
  examples: [
    {
      text: 'Theo hướng dẫn của Bộ Nội vụ',
      planYear: 2021,
      kind: 'conditional',
      nominalDue: null,
      condition: 'Theo hướng dẫn của Bộ Nội vụ',
    },
    {
      text: 'Sau khi Nghị quyết được ban hành',
      planYear: 2026,
      kind: 'conditional',
      nominalDue: null,
      condition: 'Sau khi Nghị quyết được ban hành',
    },
    { text: 'Khi có yêu cầu', planYear: 2026, kind: 'conditional', nominalDue: null, condition: 'Khi có yêu cầu' },
    { text: 'Theo Kế hoạch số 117/KH-UBND ngày 30/12/2020', planYear: 2021, kind: 'conditional', nominalDue: null },
  ],
};
