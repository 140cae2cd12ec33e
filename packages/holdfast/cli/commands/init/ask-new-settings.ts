import { readdir } from 'node:fs/promises';
import { readBenchmark } from '../../../audit/benchmarks/read-benchmark.ts';
import type { Messages } from '../../../messages/english/english.ts';
import { oldProposals, proposeJudges, proposeModels } from '../../../models/proposed/propose-models.ts';
import { type NewSettings, settingsFor } from '../../../run/settings/settings-for.ts';
import { describeTrainingData } from './describe-training-data.ts';
import { seenDataText } from './seen-data-text.ts';
import type { TerminalQuestions } from './terminal-questions.ts';

/**
 * Asks for what is not said yet, proposing what fits what is there, and shows what the data is as soon as it is named. Throws
 * what the questions throw.
 */
export async function askNewSettings(
  said: Partial<NewSettings>,
  {
    questions,
    show,
    messages,
    signal,
  }: {
    questions: TerminalQuestions;
    show: (text: string) => void;
    messages: Messages;
    signal: AbortSignal;
  },
): Promise<NewSettings> {
  const { init } = messages;
  const data = said.data ?? (await questions.line(init.whichData, 'data.jsonl'));
  show(seenDataText(data, await describeTrainingData(data, { signal }), messages));
  const model = said.model ?? (await askModel());
  const fits = await settingsFor({ ...said, data, model, name: '' });
  const benchmark = fits['audit.benchmarks'] === '' ? await askBenchmark() : said.benchmark;
  const judge = fits['audit.judge'] === '' ? await askJudge() : said.judge;
  const budget = said.budget ?? (await questions.amount(init.whichBudget, init.noAmount));
  const name = said.name ?? (await questions.line(init.whichName, 'my-model'));
  return { ...said, data, model, benchmark, judge, budget, name };

  async function askModel(): Promise<string> {
    const proposed = await proposeModels();
    const old = oldProposals(new Date());
    if (old !== undefined && proposed.some(({ reason }) => reason === 'key')) show(init.oldModels(old));
    const proposals = proposed.map(({ model: value, reason }) => ({
      value,
      hint: init.reasons[reason],
    }));
    const chosen = await questions.choose(init.whichModel, { proposals, another: init.anotherModel });
    return chosen ?? 'organism';
  }

  async function askBenchmark(): Promise<string | undefined> {
    return questions.choose(init.whichBenchmark, {
      proposals: (await benchmarksHere()).map((value) => ({ value })),
      another: init.anotherBenchmark,
      blanks: [init.ownBenchmark, init.blank],
    });
  }

  async function askJudge(): Promise<string | undefined> {
    return questions.choose(init.whichJudge, {
      proposals: proposeJudges(model).map((value) => ({ value, hint: init.reasons.key })),
      another: init.anotherJudge,
      blanks: [init.blank],
    });
  }
}

/** Files in the current folder that a loader knows as a benchmark by their content. */
async function benchmarksHere(): Promise<string[]> {
  const names = (await readdir('.')).filter((name) => /\.(csv|tsv|jsonl|json)$/i.test(name)).sort();
  const benchmarks: string[] = [];
  for (const name of names) {
    const read = await readBenchmark(name).catch(() => undefined);
    // A column of prompts alone may be training data; kinds are a benchmark's.
    const kinds = new Set(read?.prompts.map(({ kind }) => kind));
    if (read && (!read.name.startsWith('plain') || kinds.size > 1)) benchmarks.push(name);
  }
  return benchmarks;
}
