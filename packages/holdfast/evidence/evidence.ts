import type { Verdict } from '../audit/verdict/verdict.ts';
import type { VerdictRow } from '../audit/verdict/verdict-rows.ts';
import type { Release } from '../run/release/release.ts';
import type { EvidenceAbout } from './read-about.ts';
import type { TuneArithmetic } from './tune-arithmetic.ts';

/** One file for an auditor: what a model is for, how it was made and tested, who decided, and what was not looked at. */
export interface Evidence {
  /** The version of this form. */
  evidence: 1;
  holdfast: string;
  made: string;
  /** What people state; nothing of it can be recomputed. */
  about: EvidenceAbout;
  base: { model: string; sha256?: string; licence: string | null };
  data: {
    sha256: string | null;
    rows: number;
    /** Rows that the scan did not simply keep, and for which findings. */
    decisions: Record<'drop' | 'rewrite' | 'flag', number>;
    reasons: { detector: string; severity: string; rows: number }[];
    mixedRows: number;
  };
  tune: {
    tuner: string;
    method: string;
    epochs: number;
    learningRate: number;
    batchSize: number;
  } & TuneArithmetic;
  /** Fixed before anything was asked; the times are those that the file system tells. */
  criteria: Pick<Verdict, 'margin' | 'overRefusalMargin' | 'taskMargin'> & {
    file: string;
    sha256: string | null;
    writtenAt: string | null;
    firstAnswerAt: string | null;
  };
  benchmark: Release['benchmark'] & { questions: Verdict['questions'] };
  judge: Release['judge'] & { controlsShown: number; obstacles: readonly string[] };
  verdict: Pick<Verdict, 'outcome' | 'reason' | 'parts'> & {
    rows: readonly VerdictRow[];
    notes: readonly string[];
  };
  askings: Verdict['askings'];
  /** Parts of the decision that nothing was measured for, and ways in which nothing was asked. */
  notTested: readonly string[];
  /** Who decided what: the rules of the criteria, format by format. */
  decision: { released: boolean; by: string; formats: Release['formats'] };
  files: Release['files'];
}

/** Fields that are as of one moment and are not recomputed. */
export const momentary: readonly string[] = ['made', 'criteria.writtenAt', 'criteria.firstAnswerAt'];
