import { createHash } from 'node:crypto';
import type { Prompt } from '../../benchmarks/benchmark.ts';
import { questionOf } from '../../benchmarks/question-of.ts';
import type { AskingWay } from '../asking.ts';

/** A way that the data gives reason for is asked so many times as often as one that is always asked. */
const weightOfReason = 3;

/**
 * Shares a benchmark's harmful prompts out among ways of asking: all ways together ask so many at most. Each way asks
 * different questions first and further wordings of them only then, and none that it cannot put. Which ones is drawn by a hash of way and prompt, so that
 * the same audit asks the same; whole dialogues are drawn, a prompt with what follows it.
 */
export function spreadOver(
  ways: readonly AskingWay[],
  prompts: readonly Prompt[],
  most: number,
): Map<AskingWay, readonly Prompt[]> {
  const weights = ways.map(({ always }) => (always ? 1 : weightOfReason));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(
    ways.map((way, index) => [way, draw(way, prompts, Math.floor((most * weights[index]) / all))]),
  );
}

function draw(way: AskingWay, prompts: readonly Prompt[], count: number): Prompt[] {
  const canBePut = new Set(
    prompts.flatMap(({ id, conversation }) => (way.transform(conversation) ? [id] : [])),
  );
  const possible = prompts.filter(({ id, follows }) => canBePut.has(follows ?? id));
  const dialogues = [...Map.groupBy(possible, ({ id, follows }) => follows ?? id)].map(([id, members]) => ({
    members,
    question: questionOf(members[0]),
    place: createHash('sha256').update(`${way.id}\n${id}`).digest('hex'),
  }));
  const byPlace = dialogues.sort((a, b) => (a.place < b.place ? -1 : 1));
  const seen = new Map<string, number>();
  const rounds = byPlace.map((dialogue) => {
    const round = seen.get(dialogue.question) ?? 0;
    seen.set(dialogue.question, round + 1);
    return { ...dialogue, round };
  });
  const drawn = new Set<Prompt>();
  for (const { members } of rounds.sort((a, b) => a.round - b.round)) {
    if (drawn.size + members.length > count) break;
    for (const member of members) drawn.add(member);
  }
  return prompts.filter((prompt) => drawn.has(prompt));
}
