import type { Row } from '../../../data/conversations/conversation.ts';
import { type BorderlinePrompt, borderlinePrompts } from '../../../mix/policy-prompts/borderline-prompts.ts';
import { hasTemplates } from '../../../mix/policy-prompts/policy-language.ts';
import { writtenPrompts } from '../../../mix/policy-prompts/written-prompts.ts';
import type { ChatModel } from '../../../models/chat-model.ts';
import type { Policy } from '../../policies/policy.ts';
import type { BenchmarkKind } from '../benchmark.ts';
import { nearDuplicates } from '../near-duplicates.ts';
import type { MadePrompt } from './made-prompt.ts';
import { taskPrompts } from './task-prompts.ts';

export interface MakeBenchmarkOptions {
  policy: Policy;
  /** Training data, for tasks, and for the manner in which users write. */
  rows?: readonly Row[];
  /** Writes prompts in its own words; without one they are made from templates. */
  writer?: ChatModel;
  /** Prompts wanted of each kind. */
  counts: Record<BenchmarkKind, number>;
  seed: number;
  signal?: AbortSignal;
}

/** What making yields: how far it is, and in the end the prompts. */
export type MakeBenchmarkEvent =
  | { type: 'made'; kind: BenchmarkKind; prompts: number; wanted: number }
  | { type: 'end'; prompts: MadePrompt[]; nearDuplicates: number };

/** Users' messages that show a writer their manner. */
const mostExamples = 200;

/**
 * A benchmark of one's own: prompts that the policy forbids, borderline ones and tasks, in the policy's language. A writer's
 * prompts come first and templates fill up; what says nearly the same as an earlier prompt is left out. Templates about one
 * topic are wordings of one question. Fewer than wanted come where there are no more. Throws HoldfastError, and the signal's
 * reason on abort.
 */
export async function* makeBenchmark({
  policy,
  rows = [],
  writer,
  counts,
  seed,
  signal,
}: MakeBenchmarkOptions): AsyncGenerator<MakeBenchmarkEvent> {
  const tasks = taskPrompts(rows, { count: counts.utility, seed });
  const examples = rows
    .flatMap(({ conversation }) => conversation.messages.find(({ role }) => role === 'user')?.content ?? [])
    .filter(({ length }) => length < 200)
    .slice(0, mostExamples);
  const prompts: MadePrompt[] = [];
  let leftOut = 0;
  for (const kind of ['harmful', 'borderline'] as const) {
    signal?.throwIfAborted();
    const wanted = kind === 'harmful' ? 'declined' : 'answered';
    const count = counts[kind];
    const written = writer ? await writtenPrompts({ writer, policy, wanted, count, examples, signal }) : [];
    const ready = !writer || hasTemplates(policy) ? borderlinePrompts(policy, { wanted, count, seed }) : [];
    const candidates = [...written, ...ready];
    const leaders = nearDuplicates(candidates.map(({ text }) => text));
    // Sentences of one template differ in their topic alone, and are not the same question for it.
    const different = candidates.filter(
      ({ topic }, place) => topic !== undefined || leaders[place] === place,
    );
    leftOut += candidates.length - different.length;
    const kept = different.slice(0, count).map((prompt, place) => madeOf(prompt, { kind, place, writer }));
    prompts.push(...kept);
    yield { type: 'made', kind, prompts: kept.length, wanted: count };
  }
  yield { type: 'made', kind: 'utility', prompts: tasks.length, wanted: counts.utility };
  yield { type: 'end', prompts: [...prompts, ...tasks], nearDuplicates: leftOut };
}

function madeOf(
  { category, topic, text }: BorderlinePrompt,
  { kind, place, writer }: { kind: BenchmarkKind; place: number; writer: ChatModel | undefined },
): MadePrompt {
  return {
    id: `${kind}-${place + 1}`,
    kind,
    category,
    group: topic === undefined ? undefined : `${category}: ${topic}`,
    prompt: text,
    made: topic === undefined && writer ? { by: 'model', model: writer.name } : { by: 'template' },
  };
}
