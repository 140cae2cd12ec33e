import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

export interface PlainReply {
  status: number;
  text: string;
}

/**
 * One HTTP request with JSON, by Node's own client: `fetch` marks its requests like a browser's (`Sec-Fetch-Mode`), and
 * Ray's dashboard refuses those. Throws what the connection throws, and the signal's reason on abort.
 */
export function plainRequest(
  url: string,
  { method, body, signal }: { method: 'GET' | 'POST'; body?: string; signal: AbortSignal },
): Promise<PlainReply> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? requestSecure : requestPlain;
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = send(url, { method, headers, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    request.end(body);
  });
}
