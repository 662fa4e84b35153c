// A problem of a document as a reviewer sees it. Its parameters stay with it, so that it can be said in another language.
import { problems as say } from '../../../texts/vi/plan.js';
import type { Params, Sentence } from '../../../texts/facts/sentences.js';
import type { PlanProblem } from './plan.types.rule.js';

export type ProblemCode = keyof typeof say;

export const planProblem = (code: ProblemCode, where: string, text: string, params: Params = {}): PlanProblem => ({
  where,
  text,
  message: (say[code] as Sentence)(params),
  code,
  params,
});
