// A plan from a file: the document, its reading, and the fingerprint that recognises it again.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAgencies } from '../agency/agency-phrases.rule.js';
import type { Directory } from '../agency/agency.types.rule.js';
import type { Calendar } from '../deadline/calendar.rule.js';
import { readDeadline } from '../deadline/deadline.rule.js';
import type { Language } from '../texts/index.js';
import { readPlan } from './plan-reading.rule.js';
import type { PlanReading } from './plan.types.rule.js';
import { readDocument } from './readers/index.reader.js';

export interface PlanFile {
  reading: PlanReading;
  source: { name: string; sha256: string };
}

/** @throws RefusedError when the file cannot be read as a document */
export async function readPlanFile(file: string, directory: Directory, calendar: Calendar, language: Language = 'vi'): Promise<PlanFile> {
  const document = await readDocument(file);
  const reading = readPlan(document, {
    readDeadline: (text, context) => readDeadline(text, context, calendar, language),
    readAgencies: (text) => readAgencies(text, directory),
  });
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  return { reading, source: { name: basename(file), sha256 } };
}
