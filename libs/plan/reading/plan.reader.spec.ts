// Documents that ask for much are read in a process of their own: each is answered within the limits, and nobody waits for it.
import { readDirectory } from '../../agency/directory/directory.reader.js';
import { readCalendar } from '../../deadline/calendars/calendar.reader.js';
import { texts } from '../../texts/index.js';
import { RefusedError, type Refusal } from '../../kernel/index.js';
import * as hostile from '../../../test/support/hostile-documents.js';
import type { Hostile } from '../../../test/support/hostile-documents.js';
import { limitReading } from '../../kernel/reading-room.js';
import { readPlanBytes } from './plan.reader.js';

const [directory, calendar] = [readDirectory(), readCalendar()];
const read = ({ bytes, file }: Pick<Hostile, 'bytes' | 'file'>, signal?: AbortSignal) =>
  readPlanBytes(bytes, file, directory, calendar, signal);

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
}

const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const SMALL = {
  file: 'ke-hoach.txt',
  bytes: Buffer.from('KẾ HOẠCH\n\nGiao Sở Tư pháp rà soát văn bản, hoàn thành trong quý I năm 2026.\n'),
};

const { docx, xlsx, lyingAbout } = hostile;
const many = (count: number, text: string): string => text.repeat(count);
const paragraphs = (count: number): string => many(count, '<w:p><w:r><w:t>a</w:t></w:r></w:p>');

describe('a document with more in it than any plan is refused by the limit it meets', () => {
  it.each(
    (<[Hostile, string, Record<string, string | number>][]>[
      [docx('paragraphs', paragraphs(20_001)), 'too-many-parts', { part: 'paragraphs', limit: 20_000 }],
      [docx('elements', many(1_000_001, '<w:p/>')), 'too-many-parts', { part: 'nodes', limit: 1_000_000 }],
      [docx('depth', many(401, '<w:sdt>') + many(401, '</w:sdt>')), 'too-deep', { limit: 400 }],
      [
        docx('a span', '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="201"/></w:tcPr></w:tc></w:tr></w:tbl>'),
        'too-many-columns',
        { columns: 201, limit: 200 },
      ],
      [
        docx('files inside', paragraphs(1), Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`${at}.png`, '']))),
        'too-many-parts',
        { part: 'entries', limit: 2_000 },
      ],
      [{ ...docx('a lie', paragraphs(100)), bytes: lyingAbout(50, docx('a lie', paragraphs(100)).bytes) }, 'damaged', { detail: 'ZIP' }],
      [
        xlsx('sheets', '<sheetData/>', { 'xl/workbook.xml': `<workbook><sheets>${many(101, '<sheet name="a"/>')}</sheets></workbook>` }),
        'too-many-parts',
        { part: 'sheets', limit: 100 },
      ],
      [xlsx('columns', '<cols><col min="1" max="16385"/></cols><sheetData/>'), 'too-many-columns', { columns: 16_385, limit: 200 }],
      [{ what: 'lines', file: 'a.txt', bytes: Buffer.from(many(40_001, 'a\n')) }, 'too-many-parts', { part: 'lines', limit: 40_000 }],
      [
        { what: 'line ends of an old Macintosh', file: 'a.txt', bytes: Buffer.from(many(200_001, '\r') + 'a') },
        'too-many-rows',
        { limit: 5_000 },
      ],
      [
        { what: 'signs in a line', file: 'a.csv', bytes: Buffer.from(many(2_000, ',')) },
        'too-many-columns',
        { columns: 2_001, limit: 200 },
      ],
      [
        { what: 'rules', file: 'a.html', bytes: Buffer.from(`<html><style>${many(201, '.a{display:none}')}</style><p>a`) },
        'too-many-parts',
        { part: 'rules', limit: 200 },
      ],
    ]).map((each) => [each[0].what, ...each] as const),
  )('%s', async (_, document, code, params) => {
    const refusal = await refusalOf(read(document));
    expect(refusal).toEqual({ refused: true, code: `document.${code}`, params: { file: document.file, ...params } });
    expect(texts('vi').refusal(refusal!)).toMatch(VIETNAMESE);
    expect(texts('en').refusal(refusal!)).not.toMatch(VIETNAMESE);
  });
});

describe('the process', () => {
  it('ends with who asked, and when its time or its memory is over; another one reads the next document', async () => {
    const asker = new AbortController();
    const gone = refusalOf(read(docx('much', paragraphs(20_000)), asker.signal));
    // A process keeps the limits of memory it was begun with: the next one has these.
    limitReading({ DUNGHAN_READING_SECONDS: '1', DUNGHAN_READING_MB: '64' });
    try {
      asker.abort();
      expect(await gone).toMatchObject({ code: 'request-gone' });
      const states = hostile.pdf('states', hostile.onePage(many(5_000_000, 'q ')));
      expect(await refusalOf(read(states))).toMatchObject({ code: expect.stringMatching(/^document\.too-(slow|much-memory)$/) });
    } finally {
      limitReading({});
    }
    expect((await read(SMALL)).reading.tasks).toHaveLength(1);
  });

  it('takes no more than may wait', async () => {
    const asked = await Promise.all(Array.from({ length: 7 }, () => refusalOf(read(SMALL))));
    expect(asked.map((refusal) => refusal?.code ?? 'read')).toEqual([
      ...Array.from({ length: 5 }, () => 'read'),
      'reader-busy',
      'reader-busy',
    ]);
  });
});
