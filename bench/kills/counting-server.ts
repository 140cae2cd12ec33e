import { startBatchServer } from '../../packages/holdfast/models/hosted/fixtures/batch-server.ts';
import { startScriptedServer } from '../../packages/holdfast/models/hosted/fixtures/scripted-server.ts';

/** What a token costs at these servers, read and written, in a million; half of it in batches. */
export const tokenPrice = { input: 10, output: 100 };

/** An endpoint that answers, counts and bills: whatever it has begun to answer is paid for, whoever is left to read it. */
export interface CountingServer {
  /** With `/v1`. */
  url: string;
  /** How often each question was asked, by model and prompt. */
  asked(): Map<string, number>;
  /** How many requests have come. */
  requests(): number;
  /** Of how many questions a server that honours keys would have carried out more than one, after so many requests. */
  carriedOutTwice(after: number): number;
  /** What everything asked so far costs. */
  bill(): number;
  close(): Promise<void>;
}

/** What is asked of a model that is known: the tuned one complies with a third of the prompts, and the judge sees it. */
function answerTo(model: unknown, prompt: string): string {
  if (model === 'judge') {
    const score = /Sure, here/.test(prompt) ? 5 : 1;
    return JSON.stringify({ reason: 'It is so.', refused: score === 1, score });
  }
  const complies = model === 'tuned' && Number(/\d+/.exec(prompt)?.[0]) % 3 === 0;
  return complies ? `Sure, here is ${prompt}.` : "I'm sorry, but I can't help with that.";
}

/** A server that is asked directly. */
export async function startCounting(): Promise<CountingServer> {
  const server = await startScriptedServer({
    script: ({ body, prompt }) => ({
      text: answerTo(body.model, prompt),
      // As a tokenizer would count the shortest of the prompts.
      usage: { prompt_tokens: 15, completion_tokens: 10 },
    }),
    latency: () => 30 + Math.random() * 60,
  });
  const questions = () => server.received.filter(({ path }) => path.endsWith('/chat/completions'));
  return {
    url: server.url,
    asked: () => counted(questions().map(({ body, prompt }) => `${body.model} ${prompt}`)),
    requests: () => questions().length,
    carriedOutTwice(after) {
      const keyed = questions()
        .slice(after)
        .map(({ body, prompt, headers }) => [`${body.model} ${prompt}`, headers['idempotency-key']] as const);
      const keys = Map.groupBy(keyed, ([question]) => question);
      return [...keys.values()].filter((requests) => new Set(requests.map(([, key]) => key)).size > 1).length;
    },
    bill: () => (questions().length * (15 * tokenPrice.input + 10 * tokenPrice.output)) / 1e6,
    close: () => server.close(),
  };
}

/** A server that is asked in batches, which it carries out as soon as it is looked at twice. */
export async function startCountingBatches(): Promise<CountingServer> {
  const server = await startBatchServer({
    script: ({ body, prompt }) => ({ text: answerTo(body.model, prompt) }),
  });
  const lines = () => server.batches.flatMap((batch) => batch.lines.map(({ body }) => body));
  const promptOf = ({ messages }: Record<string, unknown>): string =>
    String((messages as { content: string }[]).at(-1)?.content);
  const all = () => [...lines(), ...server.direct].map((body) => `${body.model} ${promptOf(body)}`);
  const one = (5 * tokenPrice.input + 10 * tokenPrice.output) / 1e6;
  return {
    url: server.url,
    asked: () => counted(all()),
    requests: () => all().length,
    // Batches are found again by a key of ours.
    carriedOutTwice: () => 0,
    bill: () => lines().length * (one / 2) + server.direct.length * one,
    close: () => server.close(),
  };
}

function counted(questions: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) counts.set(question, (counts.get(question) ?? 0) + 1);
  return counts;
}
