import { RequestFailure } from '../request/failures/request-failure.ts';

/**
 * The values of a body of JSON lines, in constant memory; blank lines are passed over. Throws RequestFailure `truncated`
 * when the body breaks off or a line is no JSON.
 */
export async function* readJsonLines(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of body ?? []) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield parse(line);
    }
  } catch (error) {
    if (error instanceof RequestFailure) throw error;
    throw new RequestFailure('truncated', 'the results broke off', { cause: error });
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield parse(rest);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new RequestFailure('truncated', 'a line of the results is no JSON', { cause });
  }
}
