// What the sentences about ladders need of their events. The texts are a leaf and know no feature; libs/escalation checks
// that the two fit together.
interface Facts {
  LadderScheduled: { part: string; deadlineVersion: number; policy: string; calendar: string; looks: readonly { at: string }[] };
  LadderStopped: { part: string; reason: string };
  LadderResumed: { part: string; rungs: readonly unknown[] };
  LadderMoved: { part: string; from: string; to: string; reason: string };
  StepRequested: { part: string; step: number; kind: string; at: string; reason: string };
  StepTaken: {
    part: string;
    step: number;
    kind: string;
    outcome: 'raised' | 'skipped';
    reason: string | null;
    raisedTo: number | null;
    notices: readonly string[];
  };
  PolicyProposed: { id: string; version: number; policy: { name: string; steps: readonly unknown[] }; source: string };
  PolicySwitchedOn: { id: string; version: number; from: string; paper: { number: string; date: string | null } | null };
  PolicyRetired: { id: string; version: number; reason: string };
}

/** One sentence an event; `names` gives the name of an agency by its id. */
export type EscalationSentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
