import { number } from './number.js';
import type { Sentences } from '../facts/sentences.js';

const HEAD: Readonly<Record<string, string>> = { number: 'number', issuer: 'issuer', issuedOn: 'date of issue', year: 'plan year' };
const COLUMNS: Readonly<Record<string, string>> = {
  lead: 'Lead agency',
  coordinator: 'Coordinating agencies',
  deadline: 'Deadline',
  product: 'Product',
  title: 'Task',
  funding: 'Funding',
};
const DOCUMENT_PARTS: Readonly<Record<string, string>> = {
  entries: 'files inside',
  nodes: 'elements',
  paragraphs: 'paragraphs',
  cells: 'cells',
  pages: 'pages',
  sheets: 'sheets',
  letters: 'letters',
  lines: 'lines with text',
  rules: 'rules of style',
};
const of = (words: Readonly<Record<string, string>>, name: string | number = ''): string => words[name] ?? String(name);

export const refusals = {
  'document.secret': (p) =>
    `${p.file ? `“${p.file}”` : 'What was sent'} is marked “${p.mark}”. This system takes no state secrets, and nothing of it was stored. Handle it by the Law on Protection of State Secrets (117/2025/QH15; before 01/03/2026: 29/2018/QH14). If the mark is a mistake, or the document was declassified, take the mark out of the file and its name and import it again.`,
  'document.not-found': (p) => `There is no file “${p.file}”. Check the path.`,
  'document.unreadable': (p) => `The file “${p.file}” cannot be opened: ${p.detail}.`,
  'document.empty': (p) => `The file “${p.file}” is empty.`,
  'document.encoding-unknown': (p) =>
    `The encoding of “${p.file}” is not recognised. Open it in the program it was written with and save it as Unicode (UTF-8).`,
  'document.binary': (p) => `“${p.file}” is not text (it holds binary bytes). Choose a .docx, .xlsx, .pdf, .html, .csv or .txt file.`,
  'document.unsupported': (p) => `Files like “${p.file}” cannot be read yet. Save it as .docx, .xlsx, .pdf, .html, .csv or .txt.`,
  'document.legacy-doc': (p) => `“${p.file}” is an old Word file (.doc). Open it in Word or LibreOffice and save it as .docx.`,
  'document.legacy-xls': (p) => `“${p.file}” is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.`,
  'document.scanned': (p) =>
    `“${p.file}” is a scan without a text layer. Use the original electronic file, or run OCR and save it as .docx.`,
  'document.encrypted': (p) => `“${p.file}” is protected by a password. Remove the password and save it again.`,
  'document.damaged': (p) => `“${p.file}” is damaged or cut short (${p.detail}). Get the original again.`,
  'document.too-large': (p) => `“${p.file}” is larger than allowed (${p.limit} MB).`,
  'document.too-large-inside': (p) =>
    `What is compressed inside “${p.file}” is larger than allowed (${p.limit} MB unpacked); it was not read.`,
  'document.too-many-parts': (p) =>
    `“${p.file}” has more than ${number(Number(p.limit))} ${DOCUMENT_PARTS[String(p.part)]}; it was not read. Leave only the text and the table of tasks.`,
  'document.too-deep': (p) => `“${p.file}” has parts nested more than ${p.limit} deep; it was not read. Open and save it again.`,
  'document.too-slow': (p) =>
    `Reading “${p.file}” took more than ${p.seconds} seconds and was stopped. It is too complex; leave only the text and the table of tasks.`,
  'document.too-much-memory': (p) =>
    `Reading “${p.file}” needed more than ${p.limit} MB of memory and was stopped. It is too large; leave only the text and the table of tasks.`,
  'document.folder': (p) => `“${p.file}” is a folder. Choose a file.`,
  'document.forbidden': (p) => `The file “${p.file}” may not be read.`,
  'document.cell-too-long': (p) => `“${p.file}” has a cell or paragraph of more than ${p.limit} letters; it was not read. Check the file.`,
  'document.too-many-rows': (p) => `“${p.file}” has a table of more than ${p.limit} rows; it was not read. Leave only the table of tasks.`,
  'document.too-many-columns': (p) =>
    `“${p.file}” has a table ${p.columns} columns wide, more than ${p.limit}; it was not read. Leave only the columns of the table of tasks.`,
  'document.unsafe-xml': (p) =>
    `“${p.file}” declares unsafe XML; it was not read. Open it in Word, Excel or LibreOffice and save it again.`,
} satisfies Sentences;

export const problems = {
  'no-table': () => 'No table of tasks was found in the document.',
  'no-tasks': () => 'No task could be read from the document.',
  'prose-task': () => 'This task was read from a sentence, not from a table. Please check it.',
  'not-a-task-table': (p) =>
    `This table (${p.rows} rows) has no column of tasks together with leads or deadlines; it was not read as tasks.`,
  'cells-by-line': () =>
    'The table was pasted one cell a line with nothing between the cells; this row was found again by its content. Please compare with the original.',
  'headings-missing': (p) =>
    `The table has no column headings. The columns were understood from their content: ${p.guess}. Please check them.`,
  'column-missing': (p) => `The table has no column “${of(COLUMNS, p.column)}”.`,
  'row-unread': () => 'It is not clear where this row belongs; it was not read as a task.',
  'cell-extra': () => 'This cell stands outside the columns of the table; it was not read.',
  'cell-missing': (p) => `This row has no cell “${of(COLUMNS, p.column)}”.`,
  'cell-carried': (p) => `This row has no cell “${of(COLUMNS, p.column)}”; it was taken as merged with the row above. Please check it.`,
  'row-judged': () => 'The cells of this row do not match the columns and were placed by their content. Please check them.',
  'row-struck': () => 'The document struck out this whole row. It must be decided: not a task, or assigned all the same.',
  'text-struck': (p) =>
    `${p.column ? `The cell “${of(COLUMNS, p.column)}”` : 'This place'} holds words that the document struck out: “${p.words}”; only the rest is read. Please check.`,
  'paragraph-struck': (p) => `The document struck out the paragraph “${p.words}”; it is not read.`,
  'row-hidden': () => 'This row is hidden in the sheet; it is read all the same. Please check.',
  'note-missing': (p) => `This row bears the note mark “${p.mark}”, but no such note was found. Please compare with the original.`,
  'title-missing': () => 'This row does not say what the task is; it was taken from the row above. Please check it.',
  'fused-shared': (p) =>
    `One cell holds ${p.count} tasks but there is only one line of leads and deadlines; the tasks share it. Please check it.`,
  'funding-missing': () => 'This row has no funding cell.',
  'lead-missing': () => 'There is no lead agency.',
  'lead-unknown': (p) => `The directory does not know the lead agency “${p.agency}”.`,
  'agency-unresolved': (p) => `It is not clear which agency “${p.text}” is.`,
  'deadline-missing': () => 'There is no deadline.',
  'deadline-unreadable': (p) => `The deadline “${p.text}” cannot be read.`,
  'deadline-ambiguous': (p) => `The deadline “${p.text}” can be read in more than one way. ${p.question}`,
  'columns-guessed': () => 'The table has no column headings; the cells of this row were told by their content. Please check.',
  'deadline-without-year': (p) => `The deadline “${p.text}” names no year, and neither does the document.`,
  'parties-unmarked': () =>
    'This cell does not say who leads and who helps; the first agency named was taken as the lead. Please check it.',
  'section-number-twice': (p) => `Section number “${p.code}” is used for two sections: “${p.first}” and “${p.second}”.`,
  'head-missing': (p) => `The document has no ${of(HEAD, p.what)}.`,
  'encoding-converted': (p) =>
    `The text was in the old encoding ${p.encoding} and was converted to Unicode. Please compare it with the original.`,
  'hidden-characters': (p) => `The text has ${p.count} hidden characters (direction marks or zero-width spaces); they were left out.`,
  'tracked-changes': (p) => `The document has ${p.count} changes not yet accepted; it was read as if all were accepted.`,
  'hidden-rows': (p) => `Sheet “${p.sheet}” has ${p.count} hidden rows; they were read.`,
  'hidden-sheet': (p) => `Sheet “${p.sheet}” is hidden; it was read.`,
  'hidden-columns': (p) => `Sheet “${p.sheet}” has ${p.count} hidden columns; they were read.`,
  'sheet-cut': (p) => `Sheet “${p.sheet}” claims to go on after row ${p.limit}; the rows after it were not looked at.`,
  formulas: (p) => `Sheet “${p.sheet}” has ${p.count} formulas; their stored values were read and not worked out again. Please check.`,
  macros: () => 'The file holds macros; they were neither run nor read.',
  'hidden-text': (p) => `The document has hidden (unprinted) text in ${p.count} places; it is not read.`,
  'formatting-unseen': (p) => `Formatting (struck out, superscript) cannot be seen in “${p.file}”. Please compare with the original.`,
  'formatting-conditional': (p) =>
    `Sheet “${p.sheet}” strikes out text on a condition in ${p.range}; whether it holds cannot be told, so it was read. Please compare with the original.`,
  'text-boxes': (p) => `The document has ${p.count} text boxes; they were read where they are anchored.`,
  'pdf-table': () => 'The table was rebuilt from positions in a PDF. Please compare it with the original.',
} satisfies Sentences;
