// What the sentences about silences need of their events. The texts are a leaf and know no feature; libs/silence checks
// that the two fit together.
interface About {
  task: string | null;
  part: string | null;
  agency: string | null;
}

interface Facts {
  SilenceStarted: About & { reason: string; until: string };
  SilenceEnded: About & { reason: string };
  SilenceLifted: About;
}

/** One sentence an event; `names` gives the name of an agency by its id. */
export type SilenceSentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
