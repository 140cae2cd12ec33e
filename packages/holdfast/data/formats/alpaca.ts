import { answerStart } from '../conversations/answer-start.ts';
import type { Conversation, Message } from '../conversations/conversation.ts';
import { type Format, isProblem } from './format.ts';
import { historyTurns } from './reading/history.ts';
import { besideTurns, sharedFields, systemTurns } from './reading/row-fields.ts';
import type { RowLayout, Turn } from './reading/row-layout.ts';
import type { JsonObject, RowProblem, TextPiece } from './reading/row-value.ts';
import { textTurn } from './turns/text-turn.ts';
import { beyondFormat } from './writing/features.ts';

/**
 * Alpaca (Taori et al. 2023): `{"instruction", "input", "output"}`, also with the `system`, `history`, `chosen`, `rejected`
 * and labels of LLaMA-Factory and with the names that Dolly uses, `context` and `response`. Instruction and input make one
 * message of the user, a blank line between them.
 */
export const alpaca: Format = {
  name: 'alpaca',
  title: 'Alpaca',
  fields: [
    ...['instruction', 'input', 'context', 'output', 'response', 'history', 'chosen', 'rejected'],
    ...sharedFields,
  ],
  recognizes: (row) =>
    'instruction' in row && ('output' in row || 'response' in row || ('chosen' in row && 'rejected' in row)),
  layout(row) {
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    const turns = turnsBefore(row);
    if (isProblem(turns)) return turns;
    const answers = answersOf(row, turns.length);
    return isProblem(answers)
      ? answers
      : { ...beside, turns: [...turns, ...answers.turns], pair: answers.pair };
  },
  write(conversation) {
    const beyond = beyondFormat(conversation, { title: this.title, holds: ['pair', 'label'] });
    if (beyond) return beyond;
    return writtenRow(conversation);
  },
};

/** The system prompt, the history and the question. */
function turnsBefore(row: JsonObject): Turn[] | RowProblem {
  const { instruction } = row;
  if (typeof instruction !== 'string') return notText('instruction');
  const input = ['input', 'context'].find((field) => row[field] !== undefined && row[field] !== null);
  const given = input === undefined ? '' : row[input];
  if (typeof given !== 'string') return notText(input ?? 'input');
  const system = systemTurns(row);
  if (isProblem(system)) return system;
  const history = historyTurns(row.history);
  if (isProblem(history)) return history;
  const pieces: TextPiece[] = [{ path: ['instruction'], text: instruction }];
  if (input !== undefined && given.trim() !== '') {
    if (instruction !== '') pieces.push({ glue: '\n\n' });
    pieces.push({ path: [input], text: given });
  }
  return [...system, ...history, textTurn('user', pieces)];
}

function answersOf(row: JsonObject, chosenFrom: number): Pick<RowLayout, 'turns' | 'pair'> | RowProblem {
  const isPair = isGiven(row.chosen) && isGiven(row.rejected);
  const field = isPair ? 'chosen' : 'output' in row ? 'output' : 'response';
  const better = answerTurn(row, field);
  if (isProblem(better)) return better;
  if (!isPair) return { turns: [better] };
  const worse = answerTurn(row, 'rejected');
  return isProblem(worse) ? worse : { turns: [better], pair: { chosenFrom, rejected: [worse] } };
}

function answerTurn(row: JsonObject, field: string): Turn | RowProblem {
  const text = row[field];
  if (typeof text !== 'string') return notText(field);
  return textTurn('assistant', [{ path: [field], text }]);
}

function writtenRow(conversation: Conversation): JsonObject | RowProblem {
  const { messages, rejected, label } = conversation;
  const system = messages[0]?.role === 'system' ? messages[0] : undefined;
  const turns = system ? messages.slice(1) : messages;
  const alternate = turns.every(({ role }, index) => role === (index % 2 === 0 ? 'user' : 'assistant'));
  const oneAnswer = !rejected || (rejected.length === 1 && answerStart(conversation) === messages.length - 1);
  if (!alternate || turns.length < 2 || turns.length % 2 !== 0 || !oneAnswer || system?.content === '') {
    return {
      reason: 'its messages do not come from user and assistant in turn, after a system prompt if any',
      remedy: 'choose another format',
    };
  }
  const [question, answer] = turns.slice(-2);
  const history = pairsOf(turns.slice(0, -2));
  return {
    system: system?.content,
    history: history.length === 0 ? undefined : history,
    instruction: question.content,
    input: '',
    ...(rejected ? { chosen: answer.content, rejected: rejected[0].content } : { output: answer.content }),
    label,
  };
}

function pairsOf(turns: readonly Message[]): [string, string][] {
  return turns.flatMap(({ content }, index): [string, string][] =>
    index % 2 === 0 ? [[content, turns[index + 1].content]] : [],
  );
}

function notText(field: string): RowProblem {
  return { reason: `its "${field}" is not text`, remedy: 'write a string' };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
