// What the sentences about counts need of them.
export interface CountFacts {
  /** Work of several years, or work that recurs, past a milestone. */
  milestonePassed: number;
  noDeadline: number;
  /** Of `noDeadline`. */
  standing: number;
  suspended: number;
  withdrawn: number;
  carriedOver: number;
  /** Of `carriedOver`. */
  unresolved: number;
}
