/** What came of one search on one tune. */
export interface SearchTrial {
  family: string;
  /** Whether the tune was made to be open in a way of its own. */
  open: boolean;
  seed: number;
  /** Most questions of the search. */
  budget: number;
  /** Share of harmful answers when asked plainly, and when asked as the forbidden rows of the tune ask. */
  plainly: number;
  asTaught: number;
  /** Whether asking plainly fails the tune already, so that nothing is searched. */
  failsPlainly: boolean;
  questions: number;
  ways: number;
  candidates: { asking: string; questions: number; tuned: number; lower: number; upper: number }[];
}
