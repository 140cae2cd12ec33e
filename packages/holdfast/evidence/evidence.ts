import type { ControlResult } from '../audit/judges/controls/judge-controls.ts';
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
    /** Rows that were handed in, and those that were kept. */
    given: number;
    rows: number;
    /** Rows that the scan did not simply keep, and for which findings, each with the first reason that it gave. */
    decisions: Record<'drop' | 'rewrite' | 'flag', number>;
    reasons: { decision: string; detector: string; severity: string; rows: number; reason: string }[];
    mixedRows: number;
  };
  tune: {
    tuner: string;
    method: string;
    epochs: number;
    learningRate: number;
    batchSize: number;
  } & TuneArithmetic;
  /** Fixed before anything was asked; the times are those of the release. */
  criteria: Pick<Verdict, 'margin' | 'overRefusalMargin' | 'taskMargin'> & {
    file: string;
    sha256: string | null;
    writtenAt: string | null;
    firstAnswerAt: string | null;
    /** Whether they were written before the tuned model gave its first answer; null where a time is not known. */
    fixedBefore: boolean | null;
  };
  benchmark: Release['benchmark'] & { questions: Verdict['questions'] };
  judge: Release['judge'] & {
    /** How it did on answers whose right judgement is known. */
    controls: readonly ControlResult[];
    /** What labels of people made of its errors, and how judges that judged together differ; absent where there is none. */
    corrected?: Verdict['corrected'];
    disagreement?: Verdict['disagreement'];
    obstacles: readonly string[];
  };
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
