// Orders to a report, with the schemas of what a person states.
import { z } from 'zod';
import { dayField, type Actor, type Instant } from '../kernel/index.js';
import type { ReportEvents } from './report.events.js';

export const reportKey = (period: string, agency: string): string => `${period}.${agency}`;

const STREAM = 'report-';
export const reportStream = (report: string): string => STREAM + report;
/** Key of the report a stream belongs to; null when it is not a report's. */
export const reportOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

const day = dayField.describe('Day in Viet Nam, YYYY-MM-DD');
const sentence = z.string().trim().min(1).max(4000);

export const submitBody = z.strictObject({
  document: z.string().trim().min(1).max(200).describe('Number of the report, e.g. 15/BC-STP'),
  documentDate: day.nullish(),
  lines: z
    .array(z.strictObject({ task: z.string().trim().min(1).max(160), text: sentence }))
    .min(1)
    .max(1000)
    .describe('What was done about each task of the report'),
});

export const returnBody = z.strictObject({ reason: sentence.describe('What must be done again') });

interface Ordered {
  report: string;
  now: Instant;
  by: Actor;
}

export type OpenReport = { type: 'OpenReport' } & ReportEvents['ReportOpened'];
export type KeepReport = { type: 'KeepReport' } & ReportEvents['ReportTasksChanged'];
export type RescheduleReport = { type: 'RescheduleReport' } & ReportEvents['ReportRescheduled'];
export type TakeReportStep = { type: 'TakeReportStep' } & ReportEvents['ReportStepTaken'];
export type ResumeReport = { type: 'ResumeReport' } & ReportEvents['ReportResumed'];
export type SubmitReport = { type: 'SubmitReport' } & Ordered & z.output<typeof submitBody>;
export type ReturnReport = { type: 'ReturnReport' } & Ordered & z.output<typeof returnBody>;

export type ReportCommand = OpenReport | KeepReport | RescheduleReport | TakeReportStep | ResumeReport | SubmitReport | ReturnReport;
