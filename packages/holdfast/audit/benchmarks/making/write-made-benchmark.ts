import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { describeDataFile } from '../../../data/containers/describe-data-file.ts';
import { copyRows } from '../../../data/copy-rows.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { languageName } from '../../../data/language-of.ts';
import { policyLanguage } from '../../../mix/policy-prompts/policy-language.ts';
import { hashFile } from '../../../store/hash-files.ts';
import { type DataStep, dataState, writeDataOrigin } from '../../../store/origins/data-origin.ts';
import type { Policy } from '../../policies/policy.ts';
import { policyHash } from '../../policies/policy-hash.ts';
import { type Benchmark, type BenchmarkKind, benchmarkKinds } from '../benchmark.ts';
import { countQuestions, independentQuestions } from '../independent-questions.ts';
import type { BenchmarkMaking, MadePrompt } from './made-prompt.ts';

const making = `# How this benchmark was made. Whoever reads it through puts down a name and a date at the end.\n`;

/**
 * Writes a benchmark of one's own as plain files: `prompts.jsonl`, which audits read, `making.yaml`, and, where rows of data
 * became tasks, the data without them. Returns its making, and where that data is. Throws HoldfastError `storage`.
 */
export async function writeMadeBenchmark(
  folder: string,
  {
    prompts,
    nearDuplicates,
    policy,
    data,
    writer,
    seed,
    signal,
  }: {
    prompts: readonly MadePrompt[];
    nearDuplicates: number;
    policy: Policy & { source: string };
    data?: string;
    writer?: string;
    seed: number;
    signal?: AbortSignal;
  },
): Promise<{ making: BenchmarkMaking; training?: string }> {
  const lines = prompts.map((prompt) => `${JSON.stringify(prompt)}\n`);
  await writeAtomically(join(folder, 'prompts.jsonl'), lines.join(''));
  const { name, source, categories } = policy;
  const record: BenchmarkMaking = {
    made: new Date().toISOString(),
    policy: {
      name,
      source,
      sha256: policyHash(policy),
      categories: categories.length,
    },
    language: languageName(policyLanguage(policy)),
    data: data === undefined ? undefined : { source: data, sha256: await hashFile(data) },
    writer,
    seed,
    prompts: countPrompts(prompts),
    questions: countQuestions(independentQuestions(benchmarkOf(prompts))),
    nearDuplicates,
    reviewed: { by: null, on: null },
  };
  await writeAtomically(join(folder, 'making.yaml'), making + stringify(record));
  const tasks = new Set(prompts.flatMap(({ made }) => (made.by === 'data' ? made.line : [])));
  if (data === undefined || tasks.size === 0) return { making: record };
  const training = join(folder, `training-${basename(data)}`);
  const file = await describeDataFile(data, { signal });
  const { kept, dropped } = await copyRows({
    file,
    output: training,
    changeOf: (line) => (tasks.has(line) ? 'drop' : 'keep'),
    signal,
  });
  const step: DataStep = {
    by: 'bench make',
    from: [await dataState(data, kept + dropped)],
    to: await dataState(training, kept),
    dropped: dropped - tasks.size,
    rewritten: 0,
    setAside: tasks.size,
    reasons: [],
  };
  await writeDataOrigin(training, { step, sources: [data] });
  return { making: record, training };
}

function countPrompts(prompts: readonly MadePrompt[]): Record<BenchmarkKind, number> {
  const [harmful, borderline, utility] = benchmarkKinds.map(
    (kind) => prompts.filter((prompt) => prompt.kind === kind).length,
  );
  return { harmful, borderline, utility };
}

function benchmarkOf(prompts: readonly MadePrompt[]): Benchmark {
  return {
    name: 'made',
    prompts: prompts.map(({ id, kind, category, group, prompt, solution }) => ({
      id,
      kind,
      category,
      group,
      solution,
      conversation: { messages: [{ role: 'user', content: prompt }] },
    })),
  };
}
