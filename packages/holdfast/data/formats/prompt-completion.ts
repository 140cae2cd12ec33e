import { answerStart } from '../conversations/answer-start.ts';
import { type Format, isProblem } from './format.ts';
import { historyTurns } from './reading/history.ts';
import { besideTurns, sharedFields, systemTurns } from './reading/row-fields.ts';
import type { Turn } from './reading/row-layout.ts';
import type { JsonObject, RowProblem } from './reading/row-value.ts';
import { openaiTurn } from './turns/openai-turn.ts';
import { textTurn } from './turns/text-turn.ts';
import { beyondFormat, type Feature } from './writing/features.ts';
import { openaiMessage } from './writing/openai-row.ts';

/** What may hold the question and the answer, the most telling names first. */
const prompts = ['prompt', 'question', 'query', 'problem', 'input', '질문', '문의'] as const;
const completions = ['completion', 'response', 'answer', 'solution', 'output', '답변', '응답'] as const;
const holds: readonly Feature[] = [
  'developer',
  'names',
  'reasoning',
  'calls',
  'tools',
  'parts',
  'media',
  'label',
];

/**
 * Prompt and completion: two texts, or two lists of messages as TRL writes them, with tools, a system prompt or a KTO label
 * beside. Columns that other sets have instead, such as Orca's `question` and `response` or `질문` and `답변`, are read likewise.
 */
export const promptCompletion: Format = {
  name: 'prompt-completion',
  title: 'prompt/completion',
  fields: [...prompts, ...completions, 'history', ...sharedFields],
  recognizes: (row) => fieldIn(row, prompts) !== undefined && fieldIn(row, completions) !== undefined,
  layout(row) {
    const beside = besideTurns(row);
    if (isProblem(beside)) return beside;
    const question = turnsIn(row, { field: fieldIn(row, prompts) ?? 'prompt', role: 'user' });
    if (isProblem(question)) return question;
    const answer = turnsIn(row, { field: fieldIn(row, completions) ?? 'completion', role: 'assistant' });
    if (isProblem(answer)) return answer;
    const system = systemTurns(row, question.first);
    if (isProblem(system)) return system;
    const history = historyTurns(row.history);
    if (isProblem(history)) return history;
    return { ...beside, turns: [...system, ...history, ...question.turns, ...answer.turns] };
  },
  write(conversation) {
    const { messages, tools, label, media } = conversation;
    const start = answerStart(conversation);
    return (
      beyondFormat(conversation, { title: this.title, holds }) ?? {
        prompt: messages.slice(0, start).map(openaiMessage),
        completion: messages.slice(start).map(openaiMessage),
        label,
        tools,
        ...media,
      }
    );
  },
};

function turnsIn(
  row: JsonObject,
  { field, role }: { field: string; role: 'user' | 'assistant' },
): { turns: readonly Turn[]; first: unknown } | RowProblem {
  const value = row[field];
  if (typeof value === 'string') {
    return { turns: [textTurn(role, [{ path: [field], text: value }])], first: undefined };
  }
  if (Array.isArray(value)) {
    return { turns: value.map((entry, index) => openaiTurn(entry, [field], index)), first: value[0] };
  }
  return { reason: `its "${field}" is neither text nor a list of messages`, remedy: 'write a string' };
}

function fieldIn(row: JsonObject, names: readonly string[]): string | undefined {
  return names.find((name) => name in row);
}
