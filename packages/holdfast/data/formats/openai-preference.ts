import { type Format, isObject, isProblem } from './format.ts';
import { offeredPath, withTools } from './openai-chat.ts';
import { callPath, checkTurns, messagePieces, readMessages } from './openai-messages.ts';

/**
 * OpenAI's preference pairs for direct preference optimisation (Rafailov et al. 2023): `{"input": {"messages"},
 * "preferred_output": [...], "non_preferred_output": [...]}`. The conversation ends with the preferred output.
 */
export const openaiPreference: Format = {
  name: 'openai-preference',
  title: 'OpenAI preference pairs',
  recognizes: (row) => isObject(row.input) && ('preferred_output' in row || 'non_preferred_output' in row),
  read(row) {
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
    const messages = readMessages([...input.messages, ...better]);
    if (isProblem(messages)) return messages;
    const rejected = readMessages(worse, input.messages.length);
    if (isProblem(rejected)) {
      return { reason: `in "non_preferred_output", ${rejected.reason}`, remedy: rejected.remedy };
    }
    const wrong = checkTurns(messages) ?? checkTurns(rejected);
    return wrong ?? withTools({ messages, rejected }, input);
  },
  pieces({ input, preferred_output: better }) {
    const asked = isObject(input) && Array.isArray(input.messages) ? input.messages : [];
    return [
      ...asked.map((entry, index) => messagePieces(entry, ['input', 'messages', index])),
      ...(Array.isArray(better) ? better : []).map((entry, index) =>
        messagePieces(entry, ['preferred_output', index]),
      ),
    ];
  },
  toolPath({ input, preferred_output: better }, { message, path }) {
    const { messages, tools } = isObject(input) ? input : {};
    if (message === undefined) return ['input', ...offeredPath({ tools }, path)];
    const asked: readonly unknown[] = Array.isArray(messages) ? messages : [];
    const answers: readonly unknown[] = Array.isArray(better) ? better : [];
    return message < asked.length
      ? callPath(asked[message], ['input', 'messages', message], path)
      : callPath(answers[message - asked.length], ['preferred_output', message - asked.length], path);
  },
};
