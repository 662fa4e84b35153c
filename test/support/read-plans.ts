// Reads documents in specs the way the product does: real calendar, real directory, real phrases.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAgencies } from '../../libs/agency/names/agency-phrases.rule.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readDeadline } from '../../libs/deadline/deadline.rule.js';
import { RefusedError, type Refusal } from '../../libs/kernel/index.js';
import { readPlan, type Reading } from '../../libs/plan/reading/plan-reading.rule.js';
import type { PlanReading, SourceDocument } from '../../libs/plan/reading/document/plan.types.rule.js';
import { readDocument } from '../../libs/plan/reading/readers/index.reader.js';
import { readTxt } from '../../libs/plan/reading/readers/txt.reader.js';

const calendar = readCalendar();
const directory = readDirectory();

export const reading: Reading = {
  readDeadline: (text, context) => readDeadline(text, context, calendar),
  readAgencies: (text) => readAgencies(text, directory),
};

export const readText = (text: string): PlanReading => readPlan(readTxt(new TextEncoder().encode(text), 'ke-hoach.txt'), reading);

/** Puts bytes into a file of this name, reads it, and leaves nothing behind. */
export async function documentOf(name: string, content: string | Uint8Array): Promise<SourceDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'dunghan-doc-'));
  try {
    await writeFile(join(folder, name), content);
    return await readDocument(join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const readFileNamed = async (name: string, content: string | Uint8Array): Promise<PlanReading> =>
  readPlan(await documentOf(name, content), reading);

/** The refusal a reader ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof RefusedError) return cause.refusal;
    throw cause;
  }
  throw new Error('the document was read and not refused');
}

export const balanced = ({ receipt }: PlanReading): boolean =>
  receipt.cells === receipt.tasks + receipt.headings + receipt.repeatedHeaders + receipt.problems;

export const problemCodes = (read: PlanReading): string[] => read.problems.map((problem) => problem.code);
