import { RequestFailure } from './failures/request-failure.ts';
import { parseJson, readText, type SentRequest, sendRequest } from './send-request.ts';

/** Sends a request and reads its reply as JSON. Throws what `sendRequest` throws, and RequestFailure `malformed`. */
export async function requestJson(request: SentRequest): Promise<{ body: unknown; headers: Headers }> {
  const response = await sendRequest(request);
  const body = parseJson(await readText(response, request));
  if (body === undefined) throw new RequestFailure('malformed', 'the reply is no JSON');
  return { body, headers: response.headers };
}
