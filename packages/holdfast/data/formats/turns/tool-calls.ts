import type { ToolCall } from '../../conversations/conversation.ts';
import { isObject, parsedJson } from '../format.ts';
import type { JsonObject, Path, RowProblem } from '../reading/row-value.ts';

/** The fields that calls are read from. */
export const callFields: readonly string[] = ['tool_calls', 'function_call'];

/**
 * The calls of a message: OpenAI's `tool_calls` with their arguments as text or as an object, also as JSON text or without
 * the `function` around name and arguments, and the older `function_call`.
 */
export function readToolCalls({
  tool_calls: calls,
  function_call: older,
}: JsonObject): ToolCall[] | RowProblem | undefined {
  if (isObject(older)) return readCalls([{ function: older }]);
  const list = parsedJson(calls);
  if (list === undefined || list === null || list === '') return undefined;
  if (!Array.isArray(list))
    return { reason: 'its "tool_calls" are no list', remedy: 'write a list of calls' };
  return list.length === 0 ? undefined : readCalls(list);
}

/** Where a text of a message's calls stands in it; `path` is as in `BesideText`. */
export function callPath(entry: unknown, path: Path): Path {
  if (!isObject(entry)) return path;
  if (isObject(entry.function_call)) return ['function_call', ...path.slice(-1)];
  const [field, index, , name] = path;
  const list = parsedJson(entry.tool_calls);
  const call: unknown = Array.isArray(list) ? list[Number(index)] : undefined;
  return isObject(call) && isObject(call.function) ? path : [field, index, name];
}

function readCalls(calls: readonly unknown[]): ToolCall[] | RowProblem {
  const read: ToolCall[] = [];
  for (const call of calls) {
    const named = isObject(call) ? (isObject(call.function) ? call.function : call) : {};
    const { name, arguments: given } = named;
    const written = isObject(given) ? JSON.stringify(given) : given;
    if (typeof name !== 'string' || typeof written !== 'string') {
      return {
        reason: 'a tool call has no "function" with a "name" and "arguments"',
        remedy: 'write {"id": ..., "type": "function", "function": {"name": ..., "arguments": "{...}"}}',
      };
    }
    const id = isObject(call) && typeof call.id === 'string' ? call.id : undefined;
    read.push({ id, name, arguments: written });
  }
  return read;
}
