import type { BenchmarkKind } from '../../audit/benchmarks/benchmark.ts';
import type { Policy } from '../../audit/policies/policy.ts';
import type { NotLookedFor } from '../../scan/findings/not-looked-for.ts';
import type { DataState, DataStep } from '../../store/origins/data-origin.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** The policy of a run: what it is called, what it says, and who went by it. */
export interface PolicyOrigin extends Pick<Policy, 'name' | 'categories'> {
  /** The name of its file, or of one that ships. */
  source: string;
  /** Of its file. */
  sha256: string;
  /** Whether a judge held answers against its texts; others know the names of categories at most. */
  readByJudge: boolean;
}

/** Where a benchmark is from. */
export interface BenchmarkOrigin {
  /** The name of its file, or of one that ships. */
  source: string;
  /** Of its file; null for one that ships, or is a folder. */
  sha256: string | null;
  /** What `holdfast bench make` put down, and who of the people who read it through; null for a benchmark that it did not make. */
  making: {
    made: string | null;
    policy: string | null;
    /** Whether it was made from the very texts that the run's policy has; null where that is not known. */
    samePolicy: boolean | null;
    writer: string | null;
    reviewedBy: string | null;
    reviewedOn: string | null;
  } | null;
}

/** What a run was made of as it lay when the audit began: what its folder holds no copy of, put down so that evidence can tell. */
export interface RunOrigins {
  /** The version of this form. */
  origins: 1;
  data: { given: DataState; steps: readonly DataStep[] };
  /** What the scan of the data did not look for. */
  notLookedFor: readonly NotLookedFor[];
  /** Null where no judge read one and no benchmark was made from one. */
  policy: PolicyOrigin | null;
  benchmarks: readonly BenchmarkOrigin[];
  /** Independent questions of the whole benchmark by category, before any were set aside. */
  questions: readonly ({ category: string } & Record<BenchmarkKind, number>)[];
}

/** What a run put down of its origins; undefined for a run of an earlier version. Throws HoldfastError `storage` for a damaged file. */
export async function readRunOrigins(folder: RunFolder): Promise<RunOrigins | undefined> {
  return (await folder.readJson('origins')) as RunOrigins | undefined;
}
