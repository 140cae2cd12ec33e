import { createHash } from 'node:crypto';
import type { Benchmark, Prompt } from './benchmark.ts';

/** Two parts of a benchmark that share no prompt. */
export interface BenchmarkParts {
  /** What choices are made on, such as which checkpoint or which repair to take. */
  choosing: Benchmark;
  /** What is audited and shown. */
  reporting: Benchmark;
}

/** So much of each kind of prompts is kept for choosing. */
const choosingShare = 1 / 3;

/**
 * Splits a benchmark by a seeded hash of what is asked: a third of each kind of prompts, one at least, is for choosing and
 * the rest for reporting. The same question, in whatever wording, never lies in both, and a follow-up stays with the prompt that it follows. A
 * kind of which there is one question only is reported. The third is drawn category by category, so that no category vanishes.
 */
export function splitBenchmark(benchmark: Benchmark, seed: string | number = 0): BenchmarkParts {
  const { name, prompts } = benchmark;
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  const whole = (prompt: Prompt): string =>
    prompt.group === undefined
      ? questionOf(byId.get(prompt.follows ?? '') ?? prompt)
      : `${prompt.kind} ${prompt.group}`;
  const chosen = new Set<string>();
  for (const ofKind of Map.groupBy(prompts, ({ kind }) => kind).values()) {
    const questions = new Map(ofKind.map((prompt) => [whole(prompt), prompt.category]));
    if (questions.size < 2) continue;
    for (const question of drawnByCategory(questions, seed)) chosen.add(question);
  }
  const isChosen = (prompt: Prompt): boolean => chosen.has(whole(prompt));
  return {
    choosing: { ...benchmark, name: `${name}, a third for choosing`, prompts: prompts.filter(isChosen) },
    reporting: {
      ...benchmark,
      name: `${name}, without the third for choosing`,
      prompts: prompts.filter((prompt) => !isChosen(prompt)),
    },
  };
}

/**
 * A third of the questions, drawn category by category, so that each keeps two thirds of its own; what rounding leaves over is
 * drawn from those that still have two, and of the rest only where there are no such.
 */
function drawnByCategory(questions: ReadonlyMap<string, string>, seed: string | number): string[] {
  const count = Math.max(1, Math.round(choosingShare * questions.size));
  const sorted = [...questions.keys()].sort(byHash(seed));
  const left = Map.groupBy(sorted, (question) => questions.get(question));
  const drawn: string[] = [];
  for (const ofIt of left.values()) drawn.push(...ofIt.splice(0, Math.floor(choosingShare * ofIt.length)));
  const others = sorted.filter((question) => !drawn.includes(question));
  for (const question of others) {
    const ofIt = left.get(questions.get(question)) ?? [];
    if (drawn.length >= count || ofIt.length < 2) continue;
    drawn.push(...ofIt.splice(0, 1));
  }
  if (drawn.length === 0) drawn.push(sorted[0]);
  return drawn;
}

/** The kind belongs to it, so that each kind keeps its share; the system prompt and the category do not. */
function questionOf({ kind, conversation }: Prompt): string {
  const messages = conversation.messages.filter(({ role }) => role !== 'system');
  return `${kind} ${JSON.stringify(messages.map(({ role, content }) => [role, content]))}`;
}

function byHash(seed: string | number): (a: string, b: string) => number {
  const hashOf = (question: string) => createHash('sha256').update(`${seed} ${question}`).digest('hex');
  return (a, b) => (hashOf(a) < hashOf(b) ? -1 : 1);
}
