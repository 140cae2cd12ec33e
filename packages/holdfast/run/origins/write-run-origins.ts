import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { countQuestions } from '../../audit/benchmarks/independent-questions.ts';
import { readMaking } from '../../audit/benchmarks/making/read-making.ts';
import { benchmarkPlace } from '../../audit/benchmarks/read-benchmark.ts';
import { isShippedBenchmark } from '../../audit/benchmarks/shipped-benchmarks.ts';
import { judgesByPolicy } from '../../audit/judges/judges-by-policy.ts';
import { policyHash } from '../../audit/policies/policy-hash.ts';
import { policyFile, readPolicy } from '../../audit/policies/read-policy.ts';
import { hashFile } from '../../store/hash-files.ts';
import { dataState, readDataOrigin } from '../../store/origins/data-origin.ts';
import type { AuditSettings } from '../audit/audit-settings.ts';
import type { RunContext } from '../context.ts';
import type { BenchmarkOrigin, PolicyOrigin, RunOrigins } from './run-origins.ts';

/** Puts down what a run is made of that its folder holds no copy of. Throws HoldfastError as `readPolicy` does, and `storage`. */
export async function writeRunOrigins({
  config: { data, audit },
  folder,
  opened,
  progress,
}: Pick<RunContext, 'config' | 'folder' | 'opened' | 'progress'>): Promise<void> {
  const scanned = progress.finished.scan?.figures;
  const figures = scanned?.step === 'scan' ? scanned : undefined;
  const rows = (figures?.kept ?? 0) + (figures?.dropped ?? 0);
  const policy = await policyOf(audit);
  const origins: RunOrigins = {
    origins: 1,
    data: { given: await dataState(data, rows), steps: await readDataOrigin(data) },
    notLookedFor: figures?.notLookedFor ?? [],
    policy,
    benchmarks: await Promise.all(audit.benchmarks.map((name) => benchmarkOf(name, policy))),
    questions: questionsOf(opened.benchmark),
  };
  await folder.writeJson('origins', origins);
}

/** The policy that a judge reads, or else the one that a benchmark was made from. */
async function policyOf({ judge, policy, benchmarks }: AuditSettings): Promise<PolicyOrigin | null> {
  const readByJudge = judgesByPolicy(judge);
  const named = readByJudge ? policy : await madeFrom(benchmarks);
  if (named === undefined) return null;
  // One that no judge reads may be broken by now, which is no reason to end a run.
  const read = readByJudge ? await readPolicy(named) : await readPolicy(named).catch(() => undefined);
  if (read === undefined) return null;
  const { name, categories } = read;
  const path = policyFile(named);
  const source = path === named ? basename(named) : named;
  return { name, source, sha256: await hashFile(path), readByJudge, categories };
}

async function madeFrom(benchmarks: readonly string[]): Promise<string | undefined> {
  for (const name of benchmarks) {
    const source = (await makingOf(name))?.policy.source;
    if (source !== undefined && existsSync(policyFile(source))) return source;
  }
  return undefined;
}

async function makingOf(name: string) {
  return isShippedBenchmark(name) ? undefined : readMaking(benchmarkPlace(name));
}

async function benchmarkOf(name: string, policy: PolicyOrigin | null): Promise<BenchmarkOrigin> {
  if (isShippedBenchmark(name)) return { source: name, sha256: null, making: null };
  const path = benchmarkPlace(name);
  const making = await makingOf(name);
  const madeFrom = making?.policy.sha256;
  return {
    source: basename(path),
    sha256: statSync(path).isFile() ? await hashFile(path) : null,
    making: making
      ? {
          made: making.made ?? null,
          policy: making.policy.name ?? null,
          samePolicy: policy && madeFrom !== undefined ? policyHash(policy) === madeFrom : null,
          writer: making.writer ?? 'templates',
          reviewedBy: making.reviewed?.by ?? null,
          reviewedOn: making.reviewed?.on ?? null,
        }
      : null,
  };
}

function questionsOf({ prompts, ...benchmark }: Benchmark): RunOrigins['questions'] {
  return [...Map.groupBy(prompts, ({ category }) => category)].map(([category, members]) => ({
    category,
    ...countQuestions({ ...benchmark, prompts: members }),
  }));
}
