// What the sentences about a plan need of its events. The texts are a leaf and know no feature.
import type { Params } from './sentences.js';

interface Document {
  head: { number: string | null };
  tasks: readonly unknown[];
  source: { name: string };
}

interface Open {
  row: string;
  points: readonly string[];
}

interface Titled {
  title: string;
}

export interface PlanFacts {
  PlanImported: Document;
  PlanApproved: { plan: string; leftOut: readonly { row: string; reason: string }[]; asRead: readonly Open[] };
  PlanDiscarded: { plan: string; reason: string };
  RowCorrected: { row: string; cells: Readonly<Record<string, string>> };
  RowSplit: { row: string; pieces: readonly { key: string; task: Titled }[] };
  RowsJoined: { row: string; rows: readonly string[] };
  RowsSetAside: { rows: readonly string[]; reason: string };
  RowAdded: { row: string; task: Titled; reason: string };
  AgencyResolved: { row: string; text: string; agency: { name: string }; taught: boolean; alsoRead: readonly { row: string }[] };
  DeadlineDecided: { row: string; task: { deadline: { why: string } } };
  ReadingAccepted: { rows: readonly Open[] };
  DifferencesDecided: { differences: readonly { key: string }[]; choice: string; reason: string | null };
  DecisionTakenBack: { taken: number };
  AmendmentImported: Document & { amendment: number };
  AmendmentDiscarded: { amendment: number; reason: string };
  AmendmentApplied: {
    amendment: number;
    paper: { number: string };
    effects: readonly unknown[];
    receipt: { plan: { rows: number }; document: { rows: number } };
  };
  AmendmentEffectRefused: { amendment: number; task: string; code: string; params: Params };
  AmendmentCarriedOut: { amendment: number };
}
