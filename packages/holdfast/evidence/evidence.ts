import type { ControlResult } from '../audit/judges/controls/judge-controls.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import type { VerdictRow } from '../audit/verdict/verdict-rows.ts';
import type { BenchmarkOrigin, PolicyOrigin } from '../run/origins/run-origins.ts';
import type { Release } from '../run/release/release.ts';
import type { ByHandEvidence } from './by-hand/by-hand-evidence.ts';
import type { CategoryEvidence } from './collect/category-evidence.ts';
import type { DataEvidence } from './collect/data-evidence.ts';
import type { TuneEvidence } from './collect/tune-evidence.ts';
import type { EvidenceAbout } from './read-about.ts';

/** The version of the form that evidence is written in. */
export const evidenceForm = 2;

/** A file of a benchmark, with what was put down of its making. */
export type BenchmarkSource = Omit<BenchmarkOrigin, 'making'> & NonNullable<BenchmarkOrigin['making']>;

/** One file for an auditor: what a model is for, how it was made and tested, who decided, and what was not looked at. */
export interface Evidence {
  /** The version of this form. */
  evidence: typeof evidenceForm;
  holdfast: string;
  made: string;
  /** What people state; nothing of it can be recomputed. */
  about: EvidenceAbout;
  base: { model: string; sha256?: string; licence: string | null };
  data: DataEvidence;
  tune: TuneEvidence;
  /** Fixed before anything was asked; the times are those of the release. */
  criteria: Pick<Verdict, 'margin' | 'overRefusalMargin' | 'taskMargin'> & {
    file: string;
    sha256: string | null;
    writtenAt: string | null;
    firstAnswerAt: string | null;
    /** Whether they were written before the tuned model gave its first answer; null where a time is not known. */
    fixedBefore: boolean | null;
  };
  /** What the model must not do, in whose words; null where none is known to have been gone by. */
  policy: PolicyOrigin | null;
  benchmark: Release['benchmark'] & {
    questions: Verdict['questions'];
    /** The files that it was read from, who made them and who read them through; null where nothing was put down. */
    sources: readonly BenchmarkSource[] | null;
  };
  judge: Pick<Release['judge'], 'name' | 'fingerprint'> & {
    /** Whether it may let a model pass: it does not read words alone, and judged control answers rightly. */
    canRelease: boolean;
    /** Why it may not; empty where it may. */
    cannotBecause: readonly string[];
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
  /** How each category came out; at the end those that nothing is known of. */
  categories: readonly CategoryEvidence[];
  askings: Verdict['askings'];
  /** Parts of the decision that nothing was measured for, and ways in which nothing was asked. */
  notTested: readonly string[];
  /** Who decided what: the rules of the criteria, format by format, and people, where it was a gateway's job. */
  decision: {
    released: boolean;
    by: string;
    formats: Release['formats'];
    byHand?: ByHandEvidence;
  };
  files: Release['files'];
}
