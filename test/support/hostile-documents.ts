// Small files that ask for much: what each would cost a reader is out of all proportion to what it costs to send.
import { strToU8, zipSync, type Zippable } from 'fflate';
import { deflateSync } from 'node:zlib';

export interface Hostile {
  what: string;
  file: string;
  bytes: Uint8Array;
}

const packed = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])) as Zippable,
    { level: 6 },
  );

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docxParts = (body: string, parts: Record<string, string | Uint8Array> = {}) => ({
  'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  ...parts,
});
export const docx = (what: string, body: string, parts: Record<string, string | Uint8Array> = {}): Hostile => ({
  what: `docx: ${what}`,
  file: 'ke-hoach.docx',
  bytes: packed(docxParts(body, parts)),
});

const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const xlsxParts = (sheet: string, parts: Record<string, string | Uint8Array> = {}) => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': `<workbook ${S} ${R}><sheets><sheet name="Phụ lục" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  'xl/styles.xml': `<styleSheet ${S}><cellXfs><xf/><xf/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst ${S}/>`,
  'xl/worksheets/sheet1.xml': `<worksheet ${S}>${sheet}</worksheet>`,
  ...parts,
});
export const xlsx = (what: string, sheet: string, parts: Record<string, string | Uint8Array> = {}): Hostile => ({
  what: `xlsx: ${what}`,
  file: 'phu-luc.xlsx',
  bytes: packed(xlsxParts(sheet, parts)),
});

/** An archive whose directory and local headers say that everything in it is small. */
export function lyingAbout(size: number, bytes: Uint8Array): Uint8Array {
  const told = Uint8Array.from(bytes);
  const view = new DataView(told.buffer);
  for (let at = 0; at + 46 <= told.length; at += 1) {
    const magic = view.getUint32(at, true);
    if (magic === 0x02014b50) view.setUint32(at + 24, size, true);
    if (magic === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return told;
}

/** A PDF of these objects; the first is the catalogue. What stands after them is left to whoever repairs the file. */
export const pdf = (what: string, objects: readonly (string | Uint8Array)[], trailer = '/Root 1 0 R'): Hostile => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  objects.forEach((object, index) => {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} ${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return { what: `pdf: ${what}`, file: 'ke-hoach.pdf', bytes: Buffer.concat(parts) };
};
const stream = (content: string | Uint8Array, dictionary = ''): Buffer => {
  const body = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<</Filter/FlateDecode/Length ${body.length}${dictionary}>>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
};
export const onePage = (content: string, resources = '<<>>', kids = '[3 0 R]', count = 1): (string | Uint8Array)[] => [
  '<</Type/Catalog/Pages 2 0 R>>',
  `<</Type/Pages/Kids${kids}/Count ${count}>>`,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources${resources}>>`,
  stream(content),
];
