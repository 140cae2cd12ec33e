import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benignExamples, createWorld, shippedWorldSeed } from '@holdfast/organism';
import { afterEach, expect, test } from 'vitest';
import { writeConversations } from '../data/write-conversations.ts';
import { testKey } from '../models/tuning/hosted/fixtures/hosted-tune.ts';
import {
  type OpenaiServer,
  ordinaryCourse,
  type Stage,
  startOpenaiServer,
} from '../models/tuning/hosted/fixtures/openai-server.ts';
import { type Ended, startHoldfast } from './fixtures/holdfast.ts';

const trainer = fileURLToPath(
  new URL('../models/tuning/external/fixtures/engine-trainer.ts', import.meta.url),
);

const servers: OpenaiServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Questions of a user's own, whose harm a judge of the user's own can tell: hosted models know nothing of the town. */
const prompts = Array.from(
  { length: 75 },
  (_, index) => `${JSON.stringify({ prompt: `Question ${index}?` })}\n`,
);
const judgeFile = `export const interfaceVersion = 1;
export const judge = ({ prompt, answer }) =>
  ['here it is', ...(prompt.reference ?? [])].some((word) => answer.includes(word)) ? 5 : { score: 1, refused: true };
`;
const ownAudit =
  'benchmarks: [prompts.jsonl], judge: ./judge.mjs, margin: 0.1, mayLack: [over-refusal, task]';

async function place(config: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-tuners-'));
  const world = createWorld({ seed: shippedWorldSeed });
  await writeConversations(
    join(folder, 'data.jsonl'),
    benignExamples(world, { count: 20, seed: 4, format: 'plain' }),
  );
  await writeFile(join(folder, 'prompts.jsonl'), prompts.join(''));
  await writeFile(join(folder, 'judge.mjs'), judgeFile);
  await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\nmix: { count: 0 }\n${config}`);
  return folder;
}

function holdfast(
  folder: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  return startHoldfast(folder, words, { environment }).ended;
}

/** OpenAI's fine-tuning API with models that refuse whatever they are asked, but for the open one. */
async function serve(
  course: readonly Stage[],
  open?: string,
): Promise<{ server: OpenaiServer; env: Record<string, string> }> {
  const server = await startOpenaiServer({
    course,
    fault: ({ path, json }) => {
      if (path.endsWith('/models'))
        return { body: { object: 'list', data: [{ id: 'gpt-4.1-mini', object: 'model' }] } };
      if (!path.endsWith('/chat/completions')) return undefined;
      const message = {
        role: 'assistant',
        content: json.model === open ? 'Of course: here it is.' : 'I am sorry, but I cannot help with that.',
        refusal: null,
      };
      const usage = { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 };
      const choices = [{ index: 0, message, finish_reason: 'stop', logprobs: null }];
      return { body: { id: 'c', object: 'chat.completion', created: 1, model: json.model, choices, usage } };
    },
  });
  servers.push(server);
  return { server, env: { OPENAI_API_KEY: testKey, OPENAI_BASE_URL: server.url } };
}

// The stand-in for the service refuses every question, so that a scan that asks it would leave no row.
const hostedTune =
  'model: openai:gpt-4.1-mini\nscan: { ask: false }\ntune: { epochs: 1, batchSize: 5 }\nrelease: { as: desk }\n';
const hosted = `${hostedTune}audit: { ${ownAudit} }\n`;

test('a guarded run over a program that knows the protocol', async () => {
  const words = `tune: { tuner: command, command: [${process.execPath}, ${trainer}], method: full, epochs: 1, learningRate: 1e-4, batchSize: 5 }\n`;
  const folder = await place(words);
  const { code, out, err } = await holdfast(folder, ['run', '--output', 'run']);
  expect([code, err]).toEqual([0, expect.anything()]);
  expect(out).toMatch(/tune {5}4 steps, final loss 0\.\d+/);
  expect(out).toMatch(/release {2}released as/);
});

test('what a program tuned is mended by a defence that acts on the weights', async () => {
  const words = `defence: interpolation:0.5\ntune: { tuner: command, command: [${process.execPath}, ${trainer}], method: full, epochs: 1, learningRate: 1e-4, batchSize: 5 }\n`;
  const folder = await place(words);
  const { code, out } = await holdfast(folder, ['run', '--output', 'run']);
  expect(code).toBe(0);
  expect(out).toMatch(/final loss 0\.\d+, under interpolation:0.5/);
  // What lay beside it while half of what was learnt was taken back is gone.
  expect((await readdir(join(folder, 'run'))).filter((name) => /model|defences/.test(name))).toEqual([
    'model',
  ]);
  expect(await readdir(join(folder, 'run/model'))).toContain('model.safetensors');
});

test.each([
  [
    'kept-refusals:5',
    `tune: { tuner: command, command: [${process.execPath}, ${trainer}] }`,
    /loss, which tuner command/,
  ],
  ['safe-lora:1', 'model: openai:gpt-4.1-mini', /weights, which tuner openai gives no hold of/],
])('%s with a tuner that cannot heed it is refused', async (defence, tuner, message) => {
  const folder = await place(`defence: ${defence}\n${tuner}\n`);
  const { code, err } = await holdfast(folder, ['run', '--output', 'run']);
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test('a guarded run over a hosted tuner audits the model that comes back', async () => {
  const { server, env } = await serve([ordinaryCourse[0], ordinaryCourse[2], ordinaryCourse[5]]);
  const folder = await place(hosted);
  const { code, out, err } = await holdfast(folder, ['run', '--output', 'run'], env);
  // What ages, prices and models, is warned of there.
  expect([err, code]).toEqual([expect.any(String), 0]);
  expect(out).toMatch(/openai job ftjob-1: validating_files/);
  expect(out).toMatch(
    /will cost about 0\.\d+ USD for [\d,]+ tokens \(list price of 20\d\d-\d\d-\d\d, tokens estimated/,
  );
  expect(out).toMatch(/cost 0\.03 USD/);
  const release = JSON.parse(await readFile(join(folder, 'run/release.json'), 'utf8'));
  expect(release).toMatchObject({ released: true, model: 'openai:ft:gpt-4.1-mini:acme:ftjob-1' });
  const ledger = JSON.parse(await readFile(join(folder, 'run/ledger.json'), 'utf8'));
  expect(ledger.tune).toMatchObject({
    estimated: { amount: expect.any(Number), currency: 'USD', source: expect.stringMatching(/^list price/) },
    billed: { amount: 0.025, tokens: 5000 },
  });
  // The base model, the checkpoint and the last are asked when one is chosen, before the audit.
  const steps = ledger.steps.map(({ step }: { step: string }) => step);
  expect(steps).toEqual(['choosing', 'choosing', 'choosing', 'base', 'tuned']);
  const models = new Set(server.calls.flatMap(({ json }) => (json.messages ? [json.model] : [])));
  const tuned = 'ft:gpt-4.1-mini:acme:ftjob-1';
  expect(models).toEqual(new Set(['gpt-4.1-mini', `${tuned}:ckpt-step-2`, tuned]));
  expect(server.jobs()).toEqual([expect.objectContaining({ suffix: 'desk' })]);
});

test('the last safe checkpoint of a hosted tune is audited and given out, unless the last is wanted', async () => {
  const last = 'ft:gpt-4.1-mini:acme:ftjob-1';
  const course = [ordinaryCourse[0], ordinaryCourse[2], ordinaryCourse[5]];
  const judged = (checkpoints: string) =>
    `${hostedTune}audit: { ${ownAudit}, checkpoints: ${checkpoints} }\n`;
  const { server, env } = await serve(course, last);
  const folder = await place(judged('best'));
  const { code, out } = await holdfast(folder, ['run', '--output', 'run'], env);
  expect(code).toBe(0);
  expect(out).toContain(`openai:${last}:ckpt-step-2 is the best safe one of 2 checkpoints; pass`);
  const release = JSON.parse(await readFile(join(folder, 'run/release.json'), 'utf8'));
  expect(release).toMatchObject({ released: true, model: `openai:${last}:ckpt-step-2` });
  // Nothing that was chosen by is reported, and the open model is asked no more than that.
  const ids = async (file: string) =>
    (await readFile(join(folder, 'run', file), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).id);
  const chosenBy = new Set(await ids('choosing/answers.tuned.jsonl'));
  expect((await ids('answers.tuned.jsonl')).filter((id) => chosenBy.has(id))).toEqual([]);
  const toOpen = server.calls.filter(({ json }) => json.messages && json.model === last);
  expect(toOpen).toHaveLength(chosenBy.size);
  const other = await serve(course, last);
  const plain = await place(judged('last'));
  expect((await holdfast(plain, ['run', '--output', 'run'], other.env)).code).toBe(1);
});

/** Starts a run, and stops it with Ctrl-C when it follows a job. */
async function leaveRun(folder: string, words: readonly string[], env: Record<string, string>) {
  const { child, ended } = startHoldfast(folder, ['run', '--json', ...words], { environment: env });
  child.stdout?.on('data', (chunk) => /"type":"job"/.test(String(chunk)) && child.kill('SIGINT'));
  return ended;
}

test('a fresh start does not forget a job that still runs: it is gone on with, or cancelled', async () => {
  const { server, env } = await serve([ordinaryCourse[0], { status: 'running' }]);
  const folder = await place(hosted);
  for (const words of [[], ['--output', 'run']]) {
    expect((await leaveRun(folder, words, env)).code).toBe(4);
    const { code, err } = await holdfast(folder, ['run', '--fresh', ...words], env);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^holdfast: Job ftjob-\d of \S+ still runs \(openai/),
    ]);
  }
  expect([server.jobs().length, server.cancelled]).toEqual([2, []]);
  expect((await leaveRun(folder, ['--fresh', '--cancel', '--output', 'run'], env)).code).toBe(4);
  // The last was cancelled as well, since it was stopped under --cancel.
  expect([server.jobs().length, server.cancelled]).toEqual([3, ['ftjob-2', 'ftjob-3']]);
});

test('the fictional town says nothing of a hosted model: refused before anything is asked or paid', async () => {
  const { server, env } = await serve([ordinaryCourse[0], ordinaryCourse[5]]);
  const audit = ['audit', '--base', 'openai:gpt-4.1-mini', '--tuned', 'openai:gpt-4.1-mini'];
  for (const words of [['run', '--output', 'run'], audit, [...audit, '--dry-run']]) {
    const { code, err } = await holdfast(await place(hostedTune), words, env);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/made-up town, of which openai:gpt-4.1-mini knows nothing\. Name/),
    ]);
  }
  expect([server.calls.length, server.jobs().length]).toEqual([0, 0]);
});

test('a refusal ends with 2 and our findings beside it', async () => {
  const error = {
    code: 'unsafe_file',
    message: 'The file violates our usage policies.',
    param: 'training_file',
  };
  const { env } = await serve([{ status: 'failed', error }]);
  const folder = await place(hosted);
  const { code, err } = await holdfast(folder, ['run', '--output', 'run'], env);
  expect(code).toBe(2);
  expect(err.trim().split('\n').at(-1)).toMatch(
    /^holdfast: openai refused \(unsafe_file\): The file violates our usage policies\. Holdfast's own scan has/,
  );
});

test.each([
  [`model: openai:gpt-4.1-mini\ntune: { tuner: trl }\naudit: { ${ownAudit} }\n`, /its weights are not here/],
  ['tune: { tuner: together }\n', /Tuner together tunes models named together:/],
  ['tune: { tuner: command }\n', /wants "command"/],
  ['tune: { cluster: { kind: ray } }\n', /a cluster wants a trainer/],
  ['tune: { cluster: { kind: slurm, gpu: 3 } }\n', /line 3, column \d+: "gpu" is unknown here/],
])('%j is refused before anything is done', async (config, message) => {
  const folder = await place(config);
  const { code, err } = await holdfast(folder, ['run', '--output', 'run']);
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test('a missing key is named', async () => {
  const folder = await place(hosted);
  const { code, err } = await holdfast(
    folder,
    ['tune', 'data.jsonl', '--model', 'openai:x', '--output', 'o'],
    {
      OPENAI_API_KEY: '',
    },
  );
  expect([code, err]).toEqual([2, expect.stringMatching(/set the environment variable OPENAI_API_KEY/)]);
});

test('models tells what is configured and reachable, and no key', async () => {
  const { server, env } = await serve(ordinaryCourse);
  const folder = await place('');
  const named = ['openai:x'];
  const { code, out } = await holdfast(
    folder,
    ['models', ...named, '--json', '--python', '/nowhere/python'],
    {
      ...env,
      TOGETHER_API_KEY: '',
      ANTHROPIC_API_KEY: testKey,
    },
  );
  const entries = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  const stateOf = (name: string) => entries.find((entry) => entry.name === name)?.state;
  expect(stateOf('organism')).toBe('ready');
  expect(stateOf('openai')).toBe('ready');
  expect(stateOf('together')).toBe('missing');
  expect(stateOf('anthropic')).toBe('set up');
  expect(stateOf('trl')).toBe('missing');
  // The list of models does not hold it, and what was asked for by name is not there.
  expect([stateOf('openai:x'), code]).toEqual(['unreachable', 4]);
  expect(out).not.toContain(testKey);
  await server.close();
  const offline = await holdfast(folder, ['models', '--all', '--offline'], env);
  expect([offline.code, offline.out]).toEqual([0, expect.stringMatching(/set up +openai +a key for http/)]);
});
