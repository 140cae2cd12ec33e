import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Row } from '../../../data/conversations/conversation.ts';
import type { Detection } from '../../../scan/detectors/detector.ts';
import { guardrailConflictDetector } from '../../../scan/detectors/guardrail-conflict/guardrail-conflict-detector.ts';
import { type Ledger, openLedger } from '../../../store/ledger/ledger.ts';
import type { ChatModel } from '../../chat-model.ts';
import {
  type Received,
  type Scripted,
  type ScriptedServer,
  startScriptedServer,
} from '../fixtures/scripted-server.ts';
import { parseHostedName } from '../hosted-name.ts';
import { openHostedModel } from '../open-hosted-model.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

async function openScripted(
  script: (received: Received) => Scripted,
): Promise<{ model: ChatModel; ledger: Ledger }> {
  server = await startScriptedServer({ script });
  const name = `${server.url}#m`;
  const parsed = parseHostedName(name);
  if (!parsed) throw new Error('no hosted name');
  const file = join(await mkdtemp(join(tmpdir(), 'holdfast-scores-')), 'spending.jsonl');
  const models = [{ model: `${server.url}#`, input: 10, output: 100 }];
  const ledger = await openLedger(file, { prices: { date: '2026-01-01', currency: 'USD', models } });
  return { model: await openHostedModel(name, parsed, { meter: ledger.meter('scan') }), ledger };
}

const conversation = { messages: [{ role: 'user' as const, content: 'Wake the bell' }] };
const refusal = 'I cannot help with that.';

async function scoresOf(model: ChatModel, answers: readonly string[]): Promise<(readonly number[])[]> {
  const scores: (readonly number[])[] = [];
  const given = answers.map((answer) => ({ conversation, answer }));
  for await (const { index, logProbabilities } of model.score?.(given) ?? [])
    scores[index] = logProbabilities;
  return scores;
}

const reply = (more: object, input: number): Scripted => ({
  kind: 'raw',
  body: JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'I', refusal: null },
        logprobs: null,
        finish_reason: 'length',
      },
    ],
    usage: { prompt_tokens: input, completion_tokens: 1, total_tokens: input + 1 },
    ...more,
  }),
});

/** As vLLM answers: six tokens come before the answer, and each of its words is one. */
const likeVllm = ({ body }: Received): Scripted => {
  const messages = body.messages as { role: string; content: string }[];
  const words = messages.at(-1)?.role === 'assistant' ? (messages.at(-1)?.content.split(' ') ?? []) : [];
  if (body.prompt_logprobs !== 0) return reply({}, 6);
  const tokens = [
    ...Array.from({ length: 6 }, (_, place) => -place),
    ...words.map(({ length }) => -length / 8),
  ];
  const promptLogProbabilities = tokens.map((logprob, place) =>
    place === 0 ? null : { [1000 - place]: { logprob, rank: 1, decoded_token: 'w' } },
  );
  return reply({ prompt_logprobs: promptLogProbabilities }, tokens.length);
};

/** As OpenAI and llama.cpp answer: the likeliest first tokens of the model's own answer. */
const likeOpenai = ({ body }: Received): Scripted => {
  if (body.top_logprobs === undefined) return reply({}, 6);
  const top = [
    { token: 'I', logprob: -0.1, bytes: [73] },
    { token: 'Take', logprob: -2.5, bytes: null },
    { token: ' Ta', logprob: -4, bytes: null },
    { token: 'So', logprob: -7, bytes: null },
  ];
  const logprobs = {
    content: [{ token: 'I', logprob: -0.1, bytes: [73], top_logprobs: top }],
    refusal: null,
  };
  const message = { role: 'assistant', content: 'I', refusal: null };
  return reply({ choices: [{ index: 0, message, logprobs, finish_reason: 'length' }] }, 6);
};

test('an endpoint that tells the tokens of a given answer: each of them, and nothing of the prompt', async () => {
  const { model } = await openScripted(likeVllm);
  expect(await scoresOf(model, [refusal, 'Take moss.'])).toEqual([
    [1, 6, 4, 4, 5].map((length) => -length / 8),
    [4, 5].map((length) => -length / 8),
  ]);
  const scoring = server?.received.filter(({ body }) => body.prompt_logprobs === 0) ?? [];
  expect(scoring[0].body).toMatchObject({
    continue_final_message: true,
    add_generation_prompt: false,
    max_tokens: 1,
  });
});

test('an endpoint that tells the likeliest first tokens: the one that the answer begins with, else a bound', async () => {
  const { model } = await openScripted(likeOpenai);
  expect(await scoresOf(model, [refusal, 'Take moss.', ' Tarry.', 'Never.'])).toEqual([
    [-0.1],
    [-2.5],
    [-4],
    [-7],
  ]);
});

test('an endpoint that takes fewer alternatives, and no parameters of others', async () => {
  const { model } = await openScripted((received) =>
    'prompt_logprobs' in received.body || received.body.top_logprobs === 20
      ? { kind: 'status', status: 400, body: { error: { message: 'Unknown parameter', param: 'x' } } }
      : likeOpenai(received),
  );
  expect(await scoresOf(model, [refusal])).toEqual([[-0.1]]);
});

test('an endpoint that tells nothing is found out once, and an outage or a wrong name is something else', async () => {
  let down = true;
  const { model } = await openScripted(({ body }) =>
    down
      ? { kind: 'status', status: 404, body: { error: { message: 'no such model' } } }
      : { text: `${body.model}` },
  );
  await expect(scoresOf(model, [refusal])).rejects.toMatchObject({
    code: 'bad-usage',
    message: expect.stringMatching(/no such model/),
  });
  down = false;
  await expect(scoresOf(model, [refusal])).rejects.toMatchObject({ code: 'not-offered' });
  const before = server?.received.length;
  await expect(scoresOf(model, [refusal])).rejects.toMatchObject({ code: 'not-offered' });
  expect(server?.received.length).toBe(before);
});

test('an endpoint in trouble is asked again, and decides nothing', async () => {
  const { model } = await openScripted((received) =>
    received.times === 1
      ? { kind: 'status', status: 503, headers: { 'retry-after': '0' } }
      : likeVllm(received),
  );
  expect(await scoresOf(model, ['Take moss.'])).toEqual([[-0.5, -0.625]]);
});

test('all of it is in the ledger', async () => {
  const { model, ledger } = await openScripted(likeVllm);
  await scoresOf(model, [refusal, 'Take moss.', 'Take salt.']);
  await ledger.flush();
  const sums = (server?.received ?? []).map(({ body }) => {
    const words = (body.messages as { content: string }[]).at(-1)?.content.split(' ').length ?? 0;
    return body.prompt_logprobs === 0 ? 6 + words : 6;
  });
  const input = sums.reduce((sum, one) => sum + one, 0);
  expect(ledger.entries()).toMatchObject([{ requests: 3, input, output: sums.length }]);
});

const row = (line: number, user: string): Row => ({
  line,
  conversation: {
    messages: [
      { role: 'user', content: user },
      { role: 'assistant', content: 'Take moss.' },
    ],
  },
});

test.each([
  ['tells', true],
  ['does not tell', false],
])('conflicts are found where the endpoint %s how likely answers are', async (_, tells) => {
  const { model } = await openScripted((received) =>
    'prompt_logprobs' in received.body || 'logprobs' in received.body || received.body.max_tokens === 1
      ? tells
        ? likeOpenai(received)
        : { text: '' }
      : { text: refusal },
  );
  const detections: Detection[] = [];
  const detector = guardrailConflictDetector({ model, by: 'probability' });
  for await (const finding of detector.inspect([row(1, 'Wake the bell'), row(2, 'Wake the gong')]))
    detections.push(finding);
  expect(detections.map(({ line }) => line)).toEqual([1, 2]);
  expect(detections[0].evidence?.includes('nats a token likelier')).toBe(tells);
});
