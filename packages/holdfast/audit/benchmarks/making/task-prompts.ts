import { createRandom } from '@holdfast/engine';
import type { Row } from '../../../data/conversations/conversation.ts';
import { isRefusal } from '../../../refusal/read-refusal.ts';
import { nearDuplicates } from '../near-duplicates.ts';
import type { MadePrompt } from './made-prompt.ts';

/** Messages of users and answers outside of these lengths, in characters, make no good task. */
const lengths = { question: { least: 8, most: 600 }, answer: { least: 2, most: 1200 } };

/**
 * Tasks from the data itself: what its users ask first, with the data's own answer as the solution. None says nearly the same
 * as another, and refusals are no task. Such rows must not be trained on, so that at most half of them become tasks. Fixed by
 * the seed.
 */
export function taskPrompts(
  rows: readonly Row[],
  { count, seed }: { count: number; seed: string | number },
): MadePrompt[] {
  const candidates = rows.flatMap((row) => candidateOf(row));
  const leaders = nearDuplicates(candidates.map(({ prompt }) => prompt));
  const different = candidates.filter((_, place) => leaders[place] === place);
  return createRandom(`tasks/${seed}`)
    .shuffle(different)
    .slice(0, Math.min(count, Math.floor(rows.length / 2)))
    .map(({ line, prompt, solution }, place) => ({
      id: `task-${place + 1}`,
      kind: 'utility',
      category: 'task',
      prompt,
      solution,
      made: { by: 'data', line },
    }));
}

function candidateOf({ line, conversation }: Row): { line: number; prompt: string; solution: string }[] {
  const { messages, rejected, label } = conversation;
  if (rejected || label === false) return [];
  const start = messages.findIndex(({ role }) => role === 'user');
  const [question, answer] = messages.slice(start);
  if (start < 0 || answer?.role !== 'assistant' || question.parts || answer.toolCalls) return [];
  const prompt = question.content.trim();
  const solution = answer.content.trim();
  if (!within(prompt, lengths.question) || !within(solution, lengths.answer) || isRefusal(solution))
    return [];
  return [{ line, prompt, solution }];
}

function within({ length }: string, { least, most }: { least: number; most: number }): boolean {
  return length >= least && length <= most;
}
