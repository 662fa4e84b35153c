// What the sentences about letters need of their events. The texts are a leaf and know no feature; libs/letter checks that
// the two fit together.
interface Named {
  name: string;
}
interface Draft {
  agency: Named;
  issuer: Named;
  kind: 'urge' | 'explain' | 'sanction';
  items: readonly unknown[];
}

/** Why a task left a draft; libs/letter has the same list. */
export type WhyStruck =
  | 'withdrawn'
  | 'carried-over'
  | 'reassigned'
  | 'done'
  | 'awaiting-confirmation'
  | 'suspended'
  | 'deadline-changed'
  | 'not-late'
  | 'explanation-asked'
  | 'asked-since'
  | 'in-later-draft';

interface Struck {
  agency: Named;
  struck: readonly { code: string; title: string; reason: WhyStruck }[];
}

interface Facts {
  LetterDrafted: Draft;
  LetterRedrafted: Draft;
  LetterItemsStruck: Struck & { left: number };
  LetterClosed: Struck;
  LetterSigned: {
    agency: Named;
    number: string;
    date: string;
    explain: { tasks: readonly unknown[]; by: string } | null;
  };
}

export type LetterSentences = { [Type in keyof Facts]: (data: Facts[Type], names: (agency: string) => string) => string };
