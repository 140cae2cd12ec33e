import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { publishedWeights } from '../../../engine/fixtures/published-weights.ts';
import type { Answer, AnswerOptions } from '../chat-model.ts';
import { trainerPython } from '../tuning/external/fixtures/trainer-python.ts';
import { startScriptedServer } from './fixtures/scripted-server.ts';
import { openHostedModel } from './open-hosted-model.ts';

/**
 * A Python with the servers, that of the trainers' tests unless another is named, and a small chat model as GGUF, the published
 * weights unless another is named; without them, these tests are skipped.
 */
const python = process.env.HOLDFAST_SERVERS_PYTHON?.trim() || trainerPython;
const gguf = process.env.HOLDFAST_GGUF?.trim() || publishedWeights;

const lacking = `import importlib.util, sys
sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))`;

const has = (...modules: readonly string[]): boolean =>
  python !== undefined && spawnSync(python, ['-c', lacking, ...modules]).status === 0;

async function ask(
  url: string,
  model: string,
  prompts: readonly string[],
  options: AnswerOptions,
): Promise<Answer[]> {
  const opened = await openHostedModel(`${url}#${model}`, { kind: 'address', baseUrl: url, model });
  const answers: Answer[] = [];
  const conversations = prompts.map((content) => ({
    messages: [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content },
    ],
  }));
  for await (const { index, answer } of opened.answer(conversations, options)) answers[index] = answer;
  return answers;
}

function serve(command: string, words: readonly string[], environment = {}): ChildProcess {
  const child = spawn(command, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return child;
}

test.skipIf(gguf === undefined || !has('xllamacpp'))(
  "llama.cpp's server: answers, schemas, streams, and a prompt that is too long",
  async () => {
    const script = fileURLToPath(new URL('fixtures/serve-gguf.py', import.meta.url));
    const child = serve(python ?? '', [script, gguf ?? '']);
    let address = '';
    child.stdout?.on('data', (chunk) => (address += chunk));
    while (!address.includes('\n')) await once(child.stdout as NodeJS.ReadableStream, 'data');
    const url = `${address.trim()}/v1`;
    const long = 'word '.repeat(6000);
    const [first, second] = await ask(url, 'm', [long, 'Say hello.'], {
      maximumTokens: 8,
      seed: 1,
      onRejected: 'answer',
    });
    expect(first).toMatchObject({ finish: 'rejected', rejected: expect.stringMatching(/context/) });
    expect(second.text).not.toBe('');
    const [streamed] = await ask(url, 'm', ['Say hello.'], { maximumTokens: 2100 });
    expect(streamed.usage.output).toBeGreaterThan(0);
    const properties = { score: { type: 'integer' } };
    const schema = { type: 'object', properties, required: ['score'], additionalProperties: false };
    const [scored] = await ask(url, 'm', ['Give a score as JSON.'], {
      maximumTokens: 40,
      responseSchema: { name: 'score', schema },
    });
    expect(JSON.parse(scored.text)).toEqual({ score: expect.any(Number) });
  },
);

test.skipIf(!has('litellm', 'fastapi'))(
  "LiteLLM's proxy: answers pass, and a filter behind it is a filter",
  async () => {
    const behind = await startScriptedServer({
      script: ({ prompt }) => {
        const message = 'The response was filtered due to the prompt triggering content management policy.';
        const error = { message, code: 'content_filter', param: 'prompt' };
        return prompt.includes('filtered')
          ? { kind: 'status', status: 400, body: { error } }
          : { text: 'Hello.' };
      },
    });
    onTestFinished(() => behind.close());
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-litellm-'));
    const place = { model: 'openai/m', api_base: behind.url, api_key: 'none' };
    const config = { model_list: [{ model_name: 'm', litellm_params: place }] };
    await writeFile(join(folder, 'config.yaml'), JSON.stringify(config));
    const port = await freePort();
    const key = 'sk-of-the-test-0123456789abcdefghij';
    vi.stubEnv('HOLDFAST_API_KEY', key);
    onTestFinished(() => void vi.unstubAllEnvs());
    const words = ['-m', 'litellm.proxy.proxy_cli', '--config', join(folder, 'config.yaml')];
    const child = serve(python ?? '', [...words, '--host', '127.0.0.1', '--port', String(port)], {
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      LITELLM_MASTER_KEY: key,
    });
    const url = `http://127.0.0.1:${port}`;
    child.stdout?.resume();
    await untilItAnswers(`${url}/health/liveliness`, child);
    const answers = await ask(url, 'm', ['hello', 'to be filtered'], { maximumTokens: 8 });
    expect(answers).toMatchObject([{ text: 'Hello.' }, { finish: 'filter' }]);
  },
);

test.skipIf(!has('transformers', 'fastapi', 'uvicorn', 'openai'))(
  "Transformers' own server: answers and streams of the organism",
  async () => {
    const folder = fileURLToPath(new URL('../../../../organism/checkpoint', import.meta.url));
    const port = await freePort();
    const words = ['serve', folder, '--host', '127.0.0.1', '--port', String(port)];
    const main = 'from transformers.cli.transformers import main; main()';
    const child = serve(python ?? '', ['-c', main, ...words], { HF_HUB_OFFLINE: '1' });
    child.stdout?.resume();
    const url = `http://127.0.0.1:${port}`;
    await untilItAnswers(`${url}/health`, child);
    const [short] = await ask(`${url}/v1`, folder, ['What is a kite?'], { maximumTokens: 6, seed: 1 });
    expect(short).toMatchObject({ finish: 'length', usage: { output: 6 } });
    const [streamed] = await ask(`${url}/v1`, folder, ['What is a kite?'], { maximumTokens: 2100 });
    expect(streamed.finish).toBe('stop');
    expect(streamed.usage.output).toBeGreaterThan(0);
  },
);

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`The server of ${url} ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
