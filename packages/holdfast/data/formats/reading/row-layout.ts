import type { Message } from '../../conversations/conversation.ts';
import type { JsonObject, Path, RowProblem, TextPiece } from './row-value.ts';

/** One message as it stands in a row. */
export interface Turn {
  read(): Message | RowProblem;
  /** Where its text stands; the pieces joined are the text. */
  pieces(): readonly TextPiece[];
  /** Where a text beside it stands, such as its reasoning or a call's arguments; `path` is as in `BesideText`. */
  beside(path: Path): Path;
}

/** Where everything that a model may learn from stands in a row. */
export interface RowLayout {
  /** What is asked, and the answer; of a preference pair, the better one. */
  turns: readonly Turn[];
  /** Of a preference pair: the turn with which the better answer begins, and the worse answer. */
  pair?: { chosenFrom: number; rejected: readonly Turn[] };
  /** Of a labelled row: whether the answer is a good one. */
  label?: boolean;
  /** What the assistant may call: a list, or its JSON text. */
  tools?: { value: unknown; path: Path };
  parallelToolCalls?: unknown;
  /** Pictures, sound and films that the row names, under its own field names. */
  media?: JsonObject;
  /** Of a reinforcement row, which has no answer: what its grader holds answers against. */
  reference?: JsonObject;
}
