// The shape of the texts: a sentence is a function of the parameters that a refusal, problem or reason carries.
export type Params = Readonly<Record<string, string | number>>;
export type Sentence = (params: Params) => string;
export type Sentences = Readonly<Record<string, Sentence>>;
