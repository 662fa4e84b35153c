// What the sentences about the directory need of its events. The texts are a leaf and know no feature; libs/agency checks
// that the two fit together.

interface OnPaper {
  document: string | null;
}

interface SeatFact {
  agency: string;
  role: string;
  deputy: boolean;
}

interface Facts {
  DirectoryImported: { source: string; directory: { agencies: readonly unknown[]; contacts: readonly unknown[] } };
  AgencyAdded: OnPaper & { agency: { id: string; name: string } };
  AgencyChanged: OnPaper & { agency: string; name: string; renamedFrom: string | null };
  AliasTaught: OnPaper & { agency: string; alias: string };
  AliasForgotten: OnPaper & { agency: string; alias: string };
  MembersSet: OnPaper & { group: string; members: readonly string[] };
  OverseersSet: OnPaper & { overseers: readonly string[]; authority: string };
  ContactSet: OnPaper & { contact: SeatFact & { title: string; validFrom: string | null; validTo: string | null } };
  ContactEnded: OnPaper & SeatFact & { validTo: string };
}

/** One sentence an event; `names` gives the name of an agency by its id. */
export type AgencySentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
