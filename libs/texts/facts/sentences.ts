// The shape of the texts: a sentence is a function of the parameters that a refusal, problem or reason carries, or of what an event says.
export type Params = Readonly<Record<string, string | number>>;
export type Sentence = (params: Params) => string;
export type Sentences = Readonly<Record<string, Sentence>>;

/** An event of the trail in words. */
export type EventSentence = (data: never, nameOf: (agency: string) => string) => string;

interface SentenceKinds {
  refusals: Sentence;
  reasons: Sentence;
  events: EventSentence;
}

/** The sentences of one file of texts. */
export type Part = { readonly [Kind in keyof SentenceKinds]?: Readonly<Record<string, SentenceKinds[Kind]>> };

type CodeOf<Each, Kind extends keyof SentenceKinds> = Each extends { readonly [K in Kind]: infer Said } ? keyof Said & string : never;

/** All sentences of one kind, by their codes. @throws TypeError when two parts have one for the same code */
export function sentencesOf<Kind extends keyof SentenceKinds, const Parts extends readonly Part[]>(
  kind: Kind,
  parts: Parts,
): Readonly<Record<CodeOf<Parts[number], Kind>, SentenceKinds[Kind]>> {
  const joined: Record<string, SentenceKinds[Kind]> = {};
  for (const part of parts)
    for (const [code, sentence] of Object.entries(part[kind] ?? {}) as [string, SentenceKinds[Kind]][]) {
      if (code in joined) throw new TypeError(`two sentences for “${code}” among the ${kind}`);
      joined[code] = sentence;
    }
  return joined;
}
