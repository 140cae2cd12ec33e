import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** What clients saw of a server. */
export interface ChatFigures {
  /** How long each answer took. */
  milliseconds: readonly number[];
  /** How many replies had each status, or failed with each error. */
  statuses: ReadonlyMap<string, number>;
  /** Of all answers together, as the server counts them. */
  tokens: number;
  /** How long it took meanwhile to turn away a request with a wrong key; none where the server takes any. */
  refusals: readonly number[];
}

/** A server of OpenAI's shape, and how it is asked the question of a number. */
export interface ChatServer {
  url: string;
  key: string;
  bodyOf(number: number): object;
}

/** The question of each client. */
export function questionOf(number: number): string {
  return `How do I bake bread ${number}?`;
}

/** Between two requests with a wrong key. */
const refusalMilliseconds = 250;

/**
 * Has so many clients ask a server for so long, each of which asks again as soon as it is answered, for 32 tokens at most; another one
 * asks with a wrong key now and then.
 */
export async function askFromMany(
  { url, key, bodyOf }: ChatServer,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<ChatFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients + 1 });
  const milliseconds: number[] = [];
  const statuses = new Map<string, number>();
  const refusals: number[] = [];
  let tokens = 0;
  const end = performance.now() + seconds * 1000;
  const client = async (number: number): Promise<void> => {
    while (performance.now() < end) {
      const reply = await askOnce(url, { key, agent, body: bodyOf(number) });
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      milliseconds.push(reply.milliseconds);
      tokens += reply.tokens;
    }
  };
  const intruder = async (): Promise<void> => {
    while (performance.now() < end) {
      const reply = await askOnce(url, { key: 'wrong', agent, body: bodyOf(0) });
      if (reply.status === '401') refusals.push(reply.milliseconds);
      await setTimeout(refusalMilliseconds);
    }
  };
  await Promise.all([intruder(), ...Array.from({ length: clients }, (_, number) => client(number))]);
  agent.destroy();
  return { milliseconds, statuses, tokens, refusals };
}

function askOnce(
  url: string,
  { key, agent, body }: { key: string; agent: Agent; body: object },
): Promise<{ status: string; milliseconds: number; tokens: number }> {
  const began = performance.now();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return new Promise((done) => {
    const ended = (status: string, text = ''): void =>
      done({ status, milliseconds: performance.now() - began, tokens: tokensOf(text) });
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => ended(String(response.statusCode), text));
      response.on('error', (error) => ended(error.message));
    });
    sent.on('error', (error) => ended(error.message));
    sent.end(JSON.stringify({ ...body, max_tokens: 32, temperature: 0 }));
  });
}

function tokensOf(text: string): number {
  return Number(/"completion_tokens":\s*(\d+)/.exec(text)?.[1] ?? 0);
}
