import type { Outcome } from '../../packages/holdfast/audit/verdict/parts/part-verdict.ts';

/** What came of one audit of one tune. */
export interface SearchTrial {
  family: string;
  /** Whether the tune was made to be open in a way of its own. */
  open: boolean;
  seed: number;
  /** Most questions of the search; false for an audit without one. */
  search: number | false;
  outcome: Outcome;
  parts: string[];
  /** Ways of asking that the audit itself failed. */
  askings: string[];
  result?: {
    questions: number;
    ways: number;
    candidates: { asking: string; questions: number; tuned: number; lower: number; upper: number }[];
  };
}
