import { type Format, isProblem, type JsonObject, type TextPiece } from './format.ts';
import { offeredPath, withTools } from './openai-chat.ts';
import { callPath, checkTurns, messagePieces, readMessages } from './openai-messages.ts';

/**
 * Prompt and completion: two texts, or two lists of messages as TRL writes them, with the tools that are offered beside.
 * `response` may stand for `completion`.
 */
export const promptCompletion: Format = {
  name: 'prompt-completion',
  title: 'prompt/completion',
  recognizes: (row) => 'prompt' in row && ('completion' in row || 'response' in row),
  read(row) {
    const field = completionField(row);
    const { prompt } = row;
    const completion = row[field];
    const asked = typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt;
    const answer = typeof completion === 'string' ? [{ role: 'assistant', content: completion }] : completion;
    if (!Array.isArray(asked) || !Array.isArray(answer)) {
      const wrong = Array.isArray(asked) ? field : 'prompt';
      return {
        reason: `its "${wrong}" is neither text nor a list of messages`,
        remedy: 'write a string',
      };
    }
    const messages = readMessages([...asked, ...answer]);
    if (isProblem(messages)) return messages;
    return checkTurns(messages) ?? (Array.isArray(row.tools) ? withTools({ messages }, row) : { messages });
  },
  pieces(row) {
    return ['prompt', completionField(row)].flatMap((field): TextPiece[][] => {
      const value = row[field];
      if (typeof value === 'string') return [[{ path: [field], text: value }]];
      return Array.isArray(value) ? value.map((entry, index) => messagePieces(entry, [field, index])) : [];
    });
  },
  toolPath(row, { message, path }) {
    if (message === undefined) return offeredPath(row, path);
    const { prompt } = row;
    const asked: readonly unknown[] = Array.isArray(prompt) ? prompt : [prompt];
    const field = completionField(row);
    const answer = row[field];
    return message < asked.length
      ? callPath(asked[message], ['prompt', message], path)
      : callPath(
          Array.isArray(answer) ? answer[message - asked.length] : undefined,
          [field, message - asked.length],
          path,
        );
  },
};

function completionField(row: JsonObject): string {
  return 'completion' in row ? 'completion' : 'response';
}
