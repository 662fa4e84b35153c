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
import type { PlanReading, SourceDocument } from './plan.types.rule.js';
import { documentFrom, readDocument } from './readers/index.reader.js';

export interface PlanFile {
  reading: PlanReading;
  source: { name: string; sha256: string };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const planIn = (document: SourceDocument, directory: Directory, calendar: Calendar, language: Language): PlanReading =>
  readPlan(document, {
    readDeadline: (text, context) => readDeadline(text, context, calendar, language),
    readAgencies: (text) => readAgencies(text, directory),
  });

/** @throws RefusedError when the file cannot be read as a document */
export async function readPlanFile(file: string, directory: Directory, calendar: Calendar, language: Language = 'vi'): Promise<PlanFile> {
  const reading = planIn(await readDocument(file), directory, calendar, language);
  return { reading, source: { name: basename(file), sha256: digest(await readFile(file)) } };
}

/** A plan that was sent: it is never laid into a file. */
export async function readPlanBytes(bytes: Uint8Array, name: string, directory: Directory, calendar: Calendar): Promise<PlanFile> {
  const reading = planIn(await documentFrom(bytes, name), directory, calendar, 'vi');
  return { reading, source: { name, sha256: digest(bytes) } };
}
