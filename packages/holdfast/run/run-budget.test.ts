import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '@holdfast/engine';
import { afterEach, expect, test, vi } from 'vitest';
import { type ScriptedServer, startScriptedServer } from '../models/hosted/fixtures/scripted-server.ts';
import { carryOutRun } from './carry-out-run.ts';
import { runConfigSchema } from './settings/run-config.ts';

let server: ScriptedServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

/** The service answers, and knows nothing of tuning: a run comes as far as the end of mixing. */
async function startService(): Promise<ScriptedServer> {
  server = await startScriptedServer({
    script: ({ path }) =>
      path.endsWith('/chat/completions')
        ? { text: 'One lifts a hand.', usage: { prompt_tokens: 100, completion_tokens: 10 } }
        : { kind: 'status', status: 404 },
  });
  vi.stubEnv('OPENAI_BASE_URL', server.url);
  vi.stubEnv('OPENAI_API_KEY', 'key');
  return server;
}

const kept = { high: 'keep', medium: 'keep', low: 'keep' };

test.each([
  ['the scan that asks the model', { scan: { ask: true, onFinding: kept }, defence: 'none' }, 'scan'],
  [
    'a defence that asks the base model',
    { scan: { ask: false, onFinding: kept }, defence: 'moderated-data' },
    'defence',
  ],
])(
  '%s is in the ledger of a run, which stops at its budget and goes on when it is raised',
  async (_, settings, step) => {
    const { received } = await startService();
    const place = await mkdtemp(join(tmpdir(), 'holdfast-budget-'));
    const rows = Array.from({ length: 30 }, (_row, index) => `How does one wave in the ${index}th way?`);
    const lines = rows.map((prompt) =>
      JSON.stringify({ prompt, completion: `So, and smiles: ${prompt.length}.` }),
    );
    const prompts = rows.map((prompt) => JSON.stringify({ prompt, category: 'waving' }));
    await writeFile(join(place, 'data.jsonl'), `${lines.join('\n')}\n`);
    await writeFile(join(place, 'prompts.jsonl'), `${prompts.join('\n')}\n`);
    const price = '{ input: 10, output: 100 }';
    const models = `[{ model: "openai:gpt-4.1-mini", ${price.slice(1, -1)}, tuned: ${price} }]`;
    await writeFile(join(place, 'prices.yaml'), `date: 2026-01-01\ncurrency: USD\nmodels: ${models}\n`);
    const folder = join(place, 'run');
    const engine = await Engine.start({ threads: 1 });
    const failure = async (budget: number): Promise<unknown> => {
      const config = runConfigSchema.parse({
        model: 'openai:gpt-4.1-mini-2025-04-14',
        data: join(place, 'data.jsonl'),
        mix: { count: 0 },
        ...settings,
        audit: {
          benchmarks: [join(place, 'prompts.jsonl')],
          kind: 'harmful',
          judge: 'words',
          budget,
          prices: join(place, 'prices.yaml'),
        },
      });
      try {
        for await (const _event of carryOutRun({ config, folder, engine }));
      } catch (error) {
        return error;
      }
      throw new Error('the run came through without a tuning service');
    };
    const requestCount = () => received.filter(({ path }) => path.endsWith('/chat/completions')).length;
    const ledger = async () => JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8'));
    try {
      expect(await failure(0.03)).toMatchObject({ code: 'over-budget' });
      const first = requestCount();
      expect(first).toBeGreaterThan(5);
      expect(first).toBeLessThan(rows.length);
      expect(await ledger()).toMatchObject({ spent: expect.closeTo(0.002 * first, 9) });
      // Raised, it goes on from there: mixing is done, and then there is nobody to tune.
      expect(await failure(10)).not.toMatchObject({ code: 'over-budget' });
      expect(requestCount()).toBe(rows.length);
      expect(await ledger()).toMatchObject({
        spent: expect.closeTo(0.002 * rows.length, 9),
        steps: [{ step, requests: rows.length, input: 100 * rows.length, output: 10 * rows.length }],
      });
    } finally {
      await engine.close();
    }
  },
);
