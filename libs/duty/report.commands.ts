// Orders to a report.
import type { z } from 'zod';
import type { Actor, Instant } from '../kernel/index.js';
import type { ReportEvents } from './report.events.js';
import type { returnBody, submitBody } from './report.requests.js';

export const reportKey = (period: string, agency: string): string => `${period}.${agency}`;

const STREAM = 'report-';
export const reportStream = (report: string): string => STREAM + report;
/** Key of the report a stream belongs to; null when it is not a report's. */
export const reportOfStream = (stream: string): string | null => (stream.startsWith(STREAM) ? stream.slice(STREAM.length) : null);

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
