import { HoldfastError } from '../../errors.ts';
import type { AnswerLine } from '../answers/ask.ts';
import { type Benchmark, type BenchmarkKind, type Prompt, uncategorized } from '../benchmarks/benchmark.ts';
import type { LoggedAnswer } from './logged-answer.ts';
import type { AnswerLog } from './read-answer-log.ts';

/** Two models' answers to the same questions, as an audit judges them. */
export interface PairedLogs {
  benchmark: Benchmark;
  base: AnswerLine[];
  tuned: AnswerLine[];
  /** Answers to each question that both models gave: the fewer of any question's. */
  repetitions: number;
  /** Questions that only one of the logs has. */
  unpaired: { base: number; tuned: number };
}

/** How the models were asked is not told by logs. */
export const settingsOfLogs = { maximumTokens: 0, temperature: 0 } as const;

/**
 * Pairs the answers of two logs by what was asked, word for word. What a question is comes from a benchmark that asks it, else
 * from the log, else from `kind`. Questions that one log alone has are counted and left out. Throws HoldfastError `bad-data`
 * where no question is in both.
 */
export function pairLogs({
  base,
  tuned,
  benchmark,
  kind = 'harmful',
}: {
  base: AnswerLog;
  tuned: AnswerLog;
  benchmark?: Benchmark;
  kind?: BenchmarkKind;
}): PairedLogs {
  const known = new Map(benchmark?.prompts.map((prompt) => [lastOf(prompt.conversation), prompt]));
  const answers = { base: byQuestion(base), tuned: byQuestion(tuned) };
  const both = [...answers.base.keys()].filter((question) => answers.tuned.has(question));
  if (both.length === 0) {
    throw new HoldfastError(
      'bad-data',
      `${base.spec} and ${tuned.spec} have no question in common, so nothing can be compared; log both models on the same prompts.`,
    );
  }
  const repetitions = Math.min(
    ...both.flatMap((question) => [answers.base, answers.tuned].map((log) => log.get(question)?.length ?? 0)),
  );
  const prompts = both.map((question, place): Prompt => {
    const [first] = answers.base.get(question) ?? [];
    const { messages } = first;
    const prompt = known.get(lastOf({ messages }));
    return {
      id: `${place + 1}${first.id && ` (${first.id})`}`,
      kind: prompt?.kind ?? first.kind ?? kind,
      category: prompt?.category ?? first.category ?? uncategorized,
      group: prompt?.group ?? first.group,
      solution: prompt?.solution,
      expected: prompt?.expected,
      conversation: { messages },
    };
  });
  const linesOf = (which: 'base' | 'tuned', { fingerprint }: AnswerLog): AnswerLine[] =>
    prompts.flatMap((prompt, place) =>
      (answers[which].get(both[place]) ?? [])
        .slice(0, repetitions)
        .map((answer, repetition) => answerLine(answer, { prompt, repetition, fingerprint })),
    );
  const tools = [...new Set([base.tool, tuned.tool])].join(' and ');
  return {
    benchmark: { name: benchmark?.name ?? 'what the logs ask', collectedBy: tools, prompts },
    base: linesOf('base', base),
    tuned: linesOf('tuned', tuned),
    repetitions,
    unpaired: { base: answers.base.size - both.length, tuned: answers.tuned.size - both.length },
  };
}

function answerLine(
  { text, finish, rejected }: LoggedAnswer,
  { prompt, repetition, fingerprint }: { prompt: Prompt; repetition: number; fingerprint: string },
): AnswerLine {
  const { id, kind, category, group, solution, expected, conversation } = prompt;
  return {
    id,
    repetition,
    kind,
    category,
    messages: conversation.messages,
    group,
    solution,
    expected,
    model: fingerprint,
    ...settingsOfLogs,
    text,
    finish,
    rejected,
    usage: { input: 0, output: 0 },
  };
}

function byQuestion({ answers }: AnswerLog): Map<string, LoggedAnswer[]> {
  return Map.groupBy(answers, ({ messages }) =>
    JSON.stringify(messages.map(({ role, content }) => [role, content.trim()])),
  );
}

/** What a question asks in the end, by which a benchmark's prompt is known again. */
function lastOf({ messages }: Prompt['conversation']): string {
  return messages.at(-1)?.content.trim() ?? '';
}
