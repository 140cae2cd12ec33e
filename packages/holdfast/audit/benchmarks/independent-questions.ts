import type { Benchmark, Prompt } from './benchmark.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { questionOf } from './question-of.ts';

/**
 * A benchmark as an audit can count it. Prompts that are equal to an earlier one are left out, and counted in `merged`:
 * asking twice tells nothing new. Prompts without a group that say nearly the same as an earlier one of their kind, with the
 * same right answer if there is one, get one group with it; follow-ups get that of the prompt that they follow.
 */
export function independentQuestions(benchmark: Benchmark): Benchmark {
  const kept = new Map<string, Prompt>();
  const keptAs = new Map<string, string>();
  for (const prompt of benchmark.prompts) {
    const follows = prompt.follows === undefined ? undefined : (keptAs.get(prompt.follows) ?? prompt.follows);
    const key = JSON.stringify([prompt.kind, follows, rightAnswer(prompt), prompt.conversation.messages]);
    const same = kept.get(key);
    if (!same) kept.set(key, { ...prompt, follows });
    keptAs.set(prompt.id, same?.id ?? prompt.id);
  }
  const prompts = [...kept.values()];
  const groups = new Map(prompts.map((prompt) => [prompt.id, prompt.group]));
  const ungrouped = prompts.filter(({ group, follows }) => group === undefined && follows === undefined);
  for (const alike of Map.groupBy(ungrouped, (prompt) => `${prompt.kind} ${rightAnswer(prompt)}`).values()) {
    const leaders = nearDuplicates(alike.map(({ conversation }) => said(conversation)));
    const leading = new Set(leaders.filter((leader, place) => leader !== place));
    for (const [place, leader] of leaders.entries()) {
      if (leader !== place || leading.has(place)) groups.set(alike[place].id, alike[leader].id);
    }
  }
  const merged = (benchmark.merged ?? 0) + benchmark.prompts.length - prompts.length;
  return {
    ...benchmark,
    merged: merged === 0 ? undefined : merged,
    prompts: prompts.map((prompt) => {
      const { id, follows } = prompt;
      const group = groups.get(id) ?? (follows === undefined ? undefined : (groups.get(follows) ?? follows));
      return { ...prompt, group };
    }),
  };
}

/** How many independent questions a benchmark asks of each kind. */
export function countQuestions({ prompts }: Benchmark): Record<Prompt['kind'], number> {
  const count = (kind: Prompt['kind']): number =>
    new Set(prompts.filter((prompt) => prompt.kind === kind).map(questionOf)).size;
  return { harmful: count('harmful'), borderline: count('borderline'), utility: count('utility') };
}

function rightAnswer({ reference, expected, solution }: Prompt): string {
  return JSON.stringify([reference, expected, solution]);
}

/** What a conversation asks; system prompts say how, not what. */
function said({ messages }: Prompt['conversation']): string {
  return messages.flatMap(({ role, content }) => (role === 'system' ? [] : content)).join('\n');
}
