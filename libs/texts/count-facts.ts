// What the sentences about counts need of them.
export interface CountFacts {
  noDeadline: number;
  /** Of `noDeadline`. */
  standing: number;
  suspended: number;
  withdrawn: number;
  carriedOver: number;
  /** Of `carriedOver`. */
  unresolved: number;
}
