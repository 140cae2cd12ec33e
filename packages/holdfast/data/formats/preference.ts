import { isDeepStrictEqual } from 'node:util';
import { answerStart } from '../conversations/answer-start.ts';
import { type Format, isObject, isProblem } from './format.ts';
import { besideTurns, sharedFields, systemTurns } from './reading/row-fields.ts';
import type { RowLayout, Turn } from './reading/row-layout.ts';
import type { JsonObject, Path, RowProblem } from './reading/row-value.ts';
import { sharegptTurn } from './turns/sharegpt-turn.ts';
import { textTurn } from './turns/text-turn.ts';
import { beyondFormat, type Feature } from './writing/features.ts';
import { openaiMessage } from './writing/openai-row.ts';

/** What may hold the question, and the better and the worse answer, by who writes it. */
const prompts = ['messages', 'prompt', 'question', 'query', 'instruction', 'input'] as const;
const betters = ['chosen', 'chosen_response'] as const;
const worses = ['rejected', 'rejected_response'] as const;
const holds: readonly Feature[] = [
  'developer',
  'names',
  'reasoning',
  'calls',
  'tools',
  'parts',
  'media',
  'pair',
];

/**
 * Preference pairs as TRL, Axolotl and the sets of the hub write them: `{"prompt", "chosen", "rejected"}` of texts or of
 * lists of messages; `messages` or `question` instead of `prompt`; one message for an answer; or no prompt, where both
 * answers are whole conversations that begin alike (TRL's "implicit prompt").
 */
export const preference: Format = {
  name: 'preference',
  title: 'preference pairs',
  fields: [...prompts, ...betters, ...worses, ...sharedFields],
  recognizes: (row) =>
    betters.some((field) => field in row) &&
    worses.some((field) => field in row) &&
    // ShareGPT and Alpaca have pairs of their own.
    !Array.isArray(row.conversations) &&
    !('instruction' in row && 'chosen' in row),
  layout(row) {
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    const pair = pairOf(row);
    return isProblem(pair) ? pair : { ...beside, ...pair };
  },
  write(conversation) {
    const { messages, rejected, tools, media } = conversation;
    if (!rejected) return { reason: 'it has no worse answer', remedy: 'choose a format of single answers' };
    const start = answerStart(conversation);
    return (
      beyondFormat(conversation, { title: this.title, holds }) ?? {
        prompt: messages.slice(0, start).map(openaiMessage),
        chosen: messages.slice(start).map(openaiMessage),
        rejected: rejected.map(openaiMessage),
        tools,
        ...media,
      }
    );
  },
};

function pairOf(row: JsonObject): Pick<RowLayout, 'turns' | 'pair'> | RowProblem {
  const better = fieldIn(row, betters);
  const worse = fieldIn(row, worses);
  if (better === undefined || worse === undefined) {
    return {
      reason: 'it lacks "chosen" or "rejected"',
      remedy: 'give both, each a text or a list of messages',
    };
  }
  const chosen = answerTurns(row[better], [better]);
  if (isProblem(chosen)) return chosen;
  const rejected = answerTurns(row[worse], [worse]);
  if (isProblem(rejected)) return rejected;
  const question = promptOf(row, better, worse);
  if (isProblem(question)) return question;
  const system = systemTurns(row, question.first);
  if (isProblem(system)) return system;
  const prompt = [...system, ...question.turns];
  return {
    turns: [...prompt, ...chosen.slice(question.shared)],
    pair: { chosenFrom: prompt.length, rejected: rejected.slice(question.shared) },
  };
}

interface Prompt {
  turns: readonly Turn[];
  /** As the row has it. */
  first: unknown;
  /** So many messages both answers begin with are the prompt, or repeat it. */
  shared: number;
}

function promptOf(row: JsonObject, better: string, worse: string): Prompt | RowProblem {
  const shared = sharedStart(row[better], row[worse]);
  const field = fieldIn(row, prompts);
  if (shared > 0) {
    const list = row[better] as readonly unknown[];
    // The prompt beside is what the answers begin with already, or else nobody can know what is asked.
    const other = prompts.find(
      (name) => isGiven(row[name]) && !repeatsStart(row[name], list.slice(0, shared)),
    );
    if (other !== undefined) {
      return {
        reason: `its "${other}" is not what "${better}" begins with`,
        remedy: 'leave the prompt out of the answers, or leave it out beside them',
      };
    }
    const turns = list
      .slice(0, shared)
      .map((entry, index) => repeatedTurn(sharegptTurn(entry, [better], index), worse));
    return { turns, first: list[0], shared };
  }
  if (field === undefined) {
    return {
      reason: 'it has no "prompt"',
      remedy: 'give what is asked as "prompt", a text or a list of messages',
    };
  }
  const value = row[field];
  if (typeof value === 'string') {
    return { turns: [textTurn('user', [{ path: [field], text: value }])], first: undefined, shared };
  }
  if (!Array.isArray(value)) {
    return { reason: `its "${field}" is neither text nor a list of messages`, remedy: 'write a string' };
  }
  return { turns: value.map((entry, index) => sharegptTurn(entry, [field], index)), first: value[0], shared };
}

/** How many messages two lists begin with alike, the assistant's last answer left out. */
function sharedStart(better: unknown, worse: unknown): number {
  if (!Array.isArray(better) || !Array.isArray(worse)) return 0;
  const isAnswer = (entry: unknown): boolean => isObject(entry) && (entry.role ?? entry.from) === 'assistant';
  if (isAnswer(better[0]) || better.length < 2) return 0;
  const most = Math.min(better.length, worse.length) - 1;
  let shared = 0;
  while (shared < most && isDeepStrictEqual(better[shared], worse[shared])) shared += 1;
  return shared;
}

/** A turn that stands in another field too. */
function repeatedTurn(turn: Turn, field: string): Turn {
  return {
    read: () => turn.read(),
    beside: (path) => turn.beside(path),
    pieces: () =>
      turn
        .pieces()
        .map((piece) => ('glue' in piece ? piece : { ...piece, copies: [[field, ...piece.path.slice(1)]] })),
  };
}

/** Whether a prompt, or a conversation that begins with it, says what these messages say. */
function repeatsStart(prompt: unknown, messages: readonly unknown[]): boolean {
  if (Array.isArray(prompt)) return isDeepStrictEqual(prompt.slice(0, messages.length), messages);
  return messages.some((entry) => isObject(entry) && (entry.content === prompt || entry.value === prompt));
}

/** An answer: a text, one message, or a list of messages. */
function answerTurns(value: unknown, path: Path): Turn[] | RowProblem {
  if (typeof value === 'string') return [textTurn('assistant', [{ path, text: value }])];
  if (isObject(value)) return [sharegptTurn(value, path)];
  if (Array.isArray(value) && value.length > 0) {
    return value.map((entry, index) => sharegptTurn(entry, path, index));
  }
  return { reason: `its "${path[0]}" is neither text nor messages`, remedy: 'write a string' };
}

function fieldIn(row: JsonObject, names: readonly string[]): string | undefined {
  return names.find((name) => isGiven(row[name]));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
