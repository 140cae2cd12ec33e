import { type Format, isObject, isProblem } from './format.ts';
import { openaiFeatures } from './openai-chat.ts';
import { besideTurns, sharedFields } from './reading/row-fields.ts';
import { openaiTurn } from './turns/openai-turn.ts';
import { beyondFormat, foreignTools } from './writing/features.ts';
import { openaiRow } from './writing/openai-row.ts';

/**
 * OpenAI's preference pairs for direct preference optimisation (Rafailov et al. 2023): `{"input": {"messages"},
 * "preferred_output": [...], "non_preferred_output": [...]}`. The conversation ends with the preferred output.
 */
export const openaiPreference: Format = {
  name: 'openai-preference',
  title: 'OpenAI preference pairs',
  fields: ['input', 'preferred_output', 'non_preferred_output', ...sharedFields],
  recognizes: (row) => isObject(row.input) && ('preferred_output' in row || 'non_preferred_output' in row),
  layout(row) {
    const { input, preferred_output: better, non_preferred_output: worse } = row;
    if (!isObject(input) || !Array.isArray(input.messages)) {
      return { reason: 'its "input" has no "messages" list', remedy: 'write {"input": {"messages": [...]}}' };
    }
    if (!Array.isArray(better) || !Array.isArray(worse)) {
      return {
        reason: 'it lacks a "preferred_output" or "non_preferred_output" list',
        remedy: 'give both, each a list of messages that ends with the assistant',
      };
    }
    const beside = besideTurns({ ...row, ...input });
    if (isProblem(beside)) return beside;
    const turnsIn = (list: readonly unknown[], ...path: string[]) =>
      list.map((entry, index) => openaiTurn(entry, path, index));
    return {
      ...beside,
      tools: beside.tools && { ...beside.tools, path: ['input', ...beside.tools.path] },
      turns: [...turnsIn(input.messages, 'input', 'messages'), ...turnsIn(better, 'preferred_output')],
      pair: { chosenFrom: input.messages.length, rejected: turnsIn(worse, 'non_preferred_output') },
    };
  },
  write(conversation) {
    if (!conversation.rejected) {
      return { reason: 'it has no worse answer', remedy: 'choose a format of single answers' };
    }
    const holds = [...openaiFeatures, 'pair' as const];
    return (
      beyondFormat(conversation, { title: this.title, holds }) ??
      foreignTools(conversation, { title: this.title, field: 'function' }) ??
      openaiRow(conversation)
    );
  },
};
