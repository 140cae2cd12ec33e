import type { Message } from '../../conversations/conversation.ts';
import { isObject, parsedJson } from '../format.ts';
import type { JsonObject, RowProblem } from '../reading/row-value.ts';

/** A system prompt that stands first, apart from the messages after it, as Bedrock and Gemini hold it; a problem where one stands later. */
export function systemApart(
  messages: readonly Message[],
): { system: Message | undefined; turns: readonly Message[] } | RowProblem {
  const [first, ...rest] = messages;
  const [system, turns] = first?.role === 'system' ? [first, rest] : [undefined, messages];
  if (!turns.some(({ role }) => role === 'system')) return { system, turns };
  return {
    reason: 'a system prompt stands among its messages',
    remedy: 'put it first, or choose another format',
  };
}

/** A call's arguments as the object that Bedrock and Gemini hold; a problem where their text would not come back as it was. */
export function argumentsAsObject(given: string): { value: JsonObject } | RowProblem {
  const value = parsedJson(given);
  if (isObject(value) && JSON.stringify(value) === given) return { value };
  return {
    reason: 'a call has arguments that are no compact JSON object',
    remedy: 'choose another format',
  };
}
