import { parsedJson } from '../format.ts';
import { textTurn } from '../turns/text-turn.ts';
import type { Turn } from './row-layout.ts';
import type { RowProblem, TextPiece } from './row-value.ts';

/** Earlier turns as LLaMA-Factory and ms-swift write them beside a question: `[["question", "answer"], ...]`. */
export function historyTurns(history: unknown): Turn[] | RowProblem {
  const pairs = parsedJson(history);
  if (pairs === undefined || pairs === null || pairs === '') return [];
  if (!isHistory(pairs)) {
    return { reason: 'its "history" is no list of pairs', remedy: 'write [["question", "answer"], ...]' };
  }
  return pairs.flatMap((pair, turn) =>
    pair.map((text, side) => {
      const pieces: TextPiece[] = [{ path: ['history', turn, side], text }];
      return textTurn(side === 0 ? 'user' : 'assistant', pieces);
    }),
  );
}

function isHistory(history: unknown): history is readonly (readonly [string, string])[] {
  return (
    Array.isArray(history) &&
    history.every(
      (pair: unknown) =>
        Array.isArray(pair) && pair.length === 2 && pair.every((text: unknown) => typeof text === 'string'),
    )
  );
}
