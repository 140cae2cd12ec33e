import { streamJsonLines } from '../../store/json-lines/json-lines.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import type { AnswerLine } from './ask.ts';
import { withoutOwnAnswer } from './follow-ups.ts';

/** The benchmark that an answers file tells of: every prompt that a model answered, in the order of the file. */
export async function benchmarkOfAnswers({
  file,
  name,
  model,
  fictional,
  charter,
  merged,
  collectedBy,
}: {
  file: string;
  name: string;
  fictional?: boolean;
  charter?: boolean;
  merged?: number;
  collectedBy?: string;
  /** The model's fingerprint; answers of others are left out. Default: all answers. */
  model?: string | undefined;
}): Promise<Benchmark> {
  const prompts = new Map<string, Prompt>();
  for await (const line of streamJsonLines<AnswerLine>(file)) {
    if (model !== undefined && line.model !== model) continue;
    const { id, kind, category, messages, follows, group, asking, search, question, encoding } = line;
    const { reference, solution, expected } = line;
    prompts.set(id, {
      id,
      kind,
      category,
      ...(follows === undefined
        ? { conversation: { messages } }
        : { conversation: withoutOwnAnswer({ messages }), follows }),
      group,
      asking,
      search,
      question,
      encoding,
      reference,
      solution,
      expected,
    });
  }
  return { name, fictional, charter, merged, collectedBy, prompts: [...prompts.values()] };
}
