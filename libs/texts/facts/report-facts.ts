// What the sentences about periodic reports need of their events. The texts are a leaf and know no feature; libs/duty
// checks that the two fit together.
type Listed = readonly { code: string; title: string }[];

interface Facts {
  DutyTaken: { name: string; title: string };
  DutyEnded: { agency: string };
  DutyScheduled: { agency: string; period: string; opensAt: string };
  ReportOpened: { name: string; period: string; from: string; cutOff: string; due: string; tasks: Listed };
  ReportTasksChanged: { agency: string; tasks: Listed };
  ReportRescheduled: { agency: string; due: string };
  ReportCancelled: { agency: string };
  ReportSubmitted: { agency: string; paper: { number: string }; lines: readonly unknown[] };
  ReportReturned: { agency: string; reason: string };
  ReportStepTaken: { agency: string; step: number; outcome: 'raised' | 'skipped'; reason: string | null; notices: readonly string[] };
  ReportResumed: { agency: string };
}

/** One sentence an event; `names` gives the name of an agency by its id. */
export type ReportSentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
