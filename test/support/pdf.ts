// Writes small PDFs for specs: text at a place and straight lines, with letters as a Vietnamese office program stores them
// (codes of a font, and a map from codes to Unicode).

export type Mark = { text: string; x: number; y: number; size?: number } | { line: [number, number, number, number] };

const hex = (text: string): string => [...text].map((letter) => letter.codePointAt(0)!.toString(16).padStart(4, '0')).join('');

const content = (marks: readonly Mark[]): string =>
  marks
    .map((mark) => {
      if ('line' in mark) return `${mark.line[0]} ${mark.line[1]} m ${mark.line[2]} ${mark.line[3]} l S`;
      return `BT /F1 ${mark.size ?? 10} Tf 1 0 0 1 ${mark.x} ${mark.y} Tm <${hex(mark.text)}> Tj ET`;
    })
    .join('\n');

/** Codes are the Unicode numbers themselves; the map must still say so, in ranges that share their first byte. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${['00', '01', '03', '1e', '20'].length} beginbfrange
${['00', '01', '03', '1e', '20'].map((high) => `<${high}00> <${high}ff> <${high}00>`).join('\n')}
endbfrange endcmap end end`;

const stream = (body: string): string => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;

/** One list of marks a page. */
export function pdf(pages: readonly (readonly Mark[])[]): Uint8Array {
  const first = 7;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(TO_UNICODE),
    ...pages.flatMap((marks, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      stream(content(marks)),
    ]),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

/** A ruled table: `xs` are the upright lines; a row is as high as told; a null cell continues the one above it. */
export function ruled(
  xs: readonly number[],
  top: number,
  rows: readonly { height: number; cells: readonly (string[] | null)[] }[],
): Mark[] {
  const marks: Mark[] = [];
  let y = top;
  marks.push({ line: [xs[0]!, top, xs.at(-1)!, top] });
  rows.forEach((row, index) => {
    const below = y - row.height;
    row.cells.forEach((cell, column) => {
      const [left, right] = [xs[column]!, xs[column + 1]!];
      cell?.forEach((line, place) => marks.push({ text: line, x: left + 3, y: y - 12 - place * 12 }));
      if (rows[index + 1]?.cells[column] !== null) marks.push({ line: [left, below, right, below] });
    });
    for (const x of xs) marks.push({ line: [x, below, x, y] });
    y = below;
  });
  return marks;
}
