import type { ChatModel } from '../../models/chat-model.ts';
import { type AskSettings, ask } from '../answers/ask.ts';
import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { Judge } from '../judges/judge.ts';
import { type Judged, measure } from '../verdict/measures/measure.ts';
import type { Measures } from '../verdict/measures/measures.ts';
import { judgeAnswers } from './judge-answers.ts';
import { settingsOf } from './judge-pairs.ts';

/**
 * Asks one model a benchmark, has its answers judged, and sums them up. Several models may share the two files, which are
 * appended to: nothing that they hold already is asked or judged again. Throws HoldfastError, and the signal's reason on
 * abort.
 */
export async function measureModel({
  model,
  benchmark,
  judge,
  files,
  signal,
  ...asking
}: Partial<AskSettings> & {
  model: ChatModel;
  benchmark: Benchmark;
  judge: Judge;
  files: { answers: string; scores: string };
  signal?: AbortSignal;
}): Promise<Measures> {
  const settings = settingsOf(asking);
  const abortable = signal ? { signal } : {};
  for await (const _ of ask({ model, benchmark, file: files.answers, ...settings, ...abortable }));
  const prompts = new Map(benchmark.prompts.map((prompt) => [prompt.id, prompt]));
  const judged: Judged[] = [];
  for await (const { id, judgement } of judgeAnswers({
    judge,
    benchmark,
    which: 'tuned',
    model: model.fingerprint,
    settings,
    ...files,
    ...abortable,
  })) {
    const prompt = prompts.get(id);
    if (prompt) judged.push({ prompt, judgement });
  }
  return measure(judged);
}
