// A plan from a document: its reading, and the fingerprint that recognises it again. Runs where it is called; for what people send,
// see plan.reader.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readAgencies } from '../../agency/names/agency-phrases.rule.js';
import type { Directory } from '../../agency/directory/agency.types.rule.js';
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import { readDeadline } from '../../deadline/deadline.rule.js';
import type { Language } from '../../texts/index.js';
import { readPlan } from './plan-reading.rule.js';
import type { PlanReading } from './document/plan.types.rule.js';
import { bytesOf, documentFrom } from './readers/index.reader.js';

export interface PlanFile {
  reading: PlanReading;
  source: { name: string; sha256: string };
}

export interface Around {
  directory: Directory;
  calendar: Calendar;
  language: Language;
}

/** @throws RefusedError when the bytes are no document that can be read */
export async function planOf(bytes: Uint8Array, name: string, { directory, calendar, language }: Around): Promise<PlanFile> {
  const reading = readPlan(await documentFrom(bytes, name), {
    readDeadline: (text, context) => readDeadline(text, context, calendar, language),
    readAgencies: (text) => readAgencies(text, directory),
  });
  return { reading, source: { name, sha256: createHash('sha256').update(bytes).digest('hex') } };
}

/** The same of a file. */
export const planIn = async (path: string, around: Around): Promise<PlanFile> => planOf(await bytesOf(path), basename(path), around);
