import { afterEach, expect, test } from 'vitest';
import type { Row } from '../../data/conversations/conversation.ts';
import type { Moderator } from '../../scan/asked-model/asked-model.ts';
import type { Detection } from '../../scan/detectors/detector.ts';
import { moderationDetector } from '../../scan/detectors/moderation-detector.ts';
import { type ScriptedServer, startScriptedServer } from '../hosted/fixtures/scripted-server.ts';
import { openHostedModel } from '../hosted/open-hosted-model.ts';
import { guardFormats } from './guard-formats.ts';
import { guardModerator } from './guard-moderator.ts';
import { openaiModerator } from './openai-moderator.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const rows: Row[] = ['How does one wake a bell?', 'How does one mend a kite?', 'May one wake bells?'].map(
  (content, index) => ({
    line: index + 1,
    conversation: {
      messages: [
        { role: 'user', content },
        {
          role: 'assistant',
          content: index === 2 ? 'I am sorry, but I cannot help with that.' : 'Take moss.',
        },
      ],
    },
  }),
);

async function findingsWith(moderator: Moderator): Promise<Detection[]> {
  const findings: Detection[] = [];
  for await (const finding of moderationDetector({ moderator }).inspect(rows)) findings.push(finding);
  return findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

test("OpenAI's moderation endpoint is asked about each row, again after an overload", async () => {
  let failures = 0;
  const server = await startScriptedServer({
    script: ({ body }) => {
      if (failures++ === 0) return { kind: 'status', status: 503 };
      const flagged = String(body.input).includes('bell');
      const result = {
        flagged,
        categories: { bells: flagged, kites: false },
        category_scores: { bells: flagged ? 0.93 : 0.01, kites: 0 },
      };
      return { kind: 'raw', body: JSON.stringify({ id: 'm', model: 'moderation', results: [result] }) };
    },
  });
  servers.push(server);
  const findings = await findingsWith(
    await openaiModerator({ name: 'mod', baseUrl: server.url, model: 'omni-moderation', key: 'secret-key' }),
  );
  expect(findings).toMatchObject([
    { line: 1, severity: 'high', score: 0.93, evidence: 'bells' },
    { line: 3, severity: 'low' },
  ]);
  expect(server.received[0]).toMatchObject({ path: '/v1/moderations', body: { model: 'omni-moderation' } });
});

test('a key that is refused is told without the key', async () => {
  const server = await startScriptedServer({ script: () => ({ kind: 'status', status: 401 }) });
  servers.push(server);
  const moderator = await openaiModerator({
    name: 'mod',
    baseUrl: server.url,
    model: 'm',
    key: 'secret-key',
  });
  const failure = await findingsWith(moderator).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'bad-usage' });
  expect(String(failure)).not.toContain('secret-key');
});

test.each([
  ['meta-llama/Llama-Guard-3-8B', 'unsafe\nS2,S14', 'safe', 'non-violent crimes, code interpreter abuse'],
  ['google/shieldgemma-2b', 'Yes', 'No', 'harm'],
  [
    'ibm-granite/granite-guardian-3.2-5b',
    'Yes\n<confidence> High </confidence>',
    'No\n<confidence> Low </confidence>',
    'harm',
  ],
  [
    'ibm-granite/granite-guardian-3.3-8b',
    '<think></think>\n<score> yes </score>',
    '<score> no </score>',
    'harm',
  ],
])('%s is asked and understood', async (model, bad, good, evidence) => {
  const server = await startScriptedServer({
    script: ({ body }) => ({ text: JSON.stringify(body.messages).includes('bell') ? bad : good }),
  });
  servers.push(server);
  const name = `${server.url}#${model}`;
  const guard = await openHostedModel(name, { kind: 'address', baseUrl: server.url, model });
  expect(await findingsWith(guardModerator(guard))).toMatchObject([
    { line: 1, severity: 'high', evidence },
    { line: 3, severity: 'low' },
  ]);
});

test('an answer in no form of the family, and a model of no family, are refused', async () => {
  expect(guardFormats.map(({ read }) => read('Maybe so.'))).toEqual([undefined, undefined, undefined]);
  const chatty = {
    name: 'x/llama-guard',
    answer: async function* () {
      yield { index: 0, answer: { text: 'Hello!', finish: 'stop' } };
    },
  };
  await expect(findingsWith(guardModerator(chatty))).rejects.toThrow(/no answer of Llama Guard/);
  expect(() => guardModerator({ ...chatty, name: 'gpt-x' })).toThrow(/no guard model/);
});
