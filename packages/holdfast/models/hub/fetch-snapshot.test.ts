import { mkdtemp, readdir, readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organismFolder } from '@holdfast/organism';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { locateModel } from '../model-location.ts';
import { fetchSnapshot, type HubEvent } from './fetch-snapshot.ts';
import { type ScriptedFile, type ScriptedHub, scriptedHub } from './fixtures/scripted-hub.ts';
import { parseHubName, plainHubName } from './hub-name.ts';
import { hubSettings } from './hub-settings.ts';

const repository = 'town/organism';
const commit = 'c0ffee'.padEnd(40, '0');
const token = 'hf_secretsecretsecret';
const files: Record<string, ScriptedFile> = { 'README.md': { content: Buffer.from('# A town') } };

beforeAll(async () => {
  for (const file of await readdir(organismFolder))
    if (/\.(json|jinja|safetensors)$/.test(file))
      files[file] = {
        content: await readFile(join(organismFolder, file)),
        large: file.endsWith('.safetensors'),
      };
  files['onnx/model.onnx'] = { content: Buffer.alloc(10), large: true };
  files['../outside.json'] = { content: Buffer.from('{}') };
});

let hub: ScriptedHub;
let cache: string;
const before = { ...process.env };
beforeEach(async () => {
  hub = await scriptedHub({ repository, commit, files, token });
  cache = await mkdtemp(join(tmpdir(), 'holdfast-hub-'));
  process.env = { ...before, HF_ENDPOINT: hub.url, HF_HOME: cache, HF_TOKEN: token };
  for (const name of ['HF_HUB_CACHE', 'HF_HUB_OFFLINE', 'XDG_CACHE_HOME']) delete process.env[name];
});
afterEach(async () => {
  process.env = before;
  await hub.close();
});

const name = { kind: 'model', repository, revision: 'main' } as const;

async function fetchAll(settings = hubSettings()): Promise<HubEvent[]> {
  const events: HubEvent[] = [];
  for await (const event of fetchSnapshot(name, await settings)) events.push(event);
  return events;
}

test('a model is fetched into the layout of the hub, and then found without asking', async () => {
  const location = await locateModel(repository);
  const folder = join(cache, 'hub', 'models--town--organism');
  expect(location).toEqual({ folder: join(folder, 'snapshots', commit), hub: { repository, commit } });
  expect(await readFile(join(folder, 'refs', 'main'), 'utf8')).toBe(commit);
  const kept = await readdir(location.folder);
  expect(kept).toEqual(expect.arrayContaining(['config.json', 'tokenizer.json', 'model.safetensors']));
  expect(kept).not.toContain('README.md');
  expect(kept).not.toContain('onnx');
  expect(await readlink(join(location.folder, 'model.safetensors'))).toMatch(
    /^\.\.\/\.\.\/blobs\/[0-9a-f]{64}$/,
  );
  for (const file of kept) expect(await readFile(join(location.folder, file))).toEqual(files[file].content);
  const requestsBefore = hub.requests.length;
  process.env.HF_HUB_OFFLINE = '1';
  expect(await locateModel(`hf:${repository}@${commit}`)).toEqual(location);
  expect(hub.requests).toHaveLength(requestsBefore);
});

test('what is only looked for is not fetched', async () => {
  await expect(locateModel(repository, { fetches: false })).rejects.toThrow(
    /holdfast models pull hf:town\/organism/,
  );
  expect(hub.requests).toEqual([]);
});

test('the token goes to the hub and to no other host', async () => {
  await fetchAll();
  expect(hub.requests.some(({ host }) => host === 'store')).toBe(true);
  for (const request of hub.requests)
    expect(request.token).toBe(request.host === 'hub' ? `Bearer ${token}` : undefined);
});

test('a fetch that breaks off goes on where it was, and tells how far it is', async () => {
  const size = files['model.safetensors'].content.length;
  hub.breakAfter = Math.ceil(size / 3);
  const events = await fetchAll();
  const ranges = hub.requests.flatMap(({ host, range }) =>
    host === 'store' && range !== 'bytes=0-0' ? [range] : [],
  );
  expect(ranges.length).toBeGreaterThanOrEqual(3);
  expect(new Set(ranges).size).toBe(ranges.length);
  const bytesReported = events.flatMap((event) => (event.type === 'fetch-progress' ? event.bytes : []));
  expect(bytesReported).toEqual(bytesReported.toSorted((a, b) => a - b));
  expect(events.at(-1)).toMatchObject({ type: 'fetch-end', commit });
});

test('a fetch that was stopped is taken up by the next, which fetches the rest alone', async () => {
  const stop = new AbortController();
  hub.breakAfter = 100_000;
  const stopped = (async () => {
    for await (const event of fetchSnapshot(name, await hubSettings(), { signal: stop.signal }))
      if (event.type === 'fetch-progress' && event.file === 'model.safetensors')
        stop.abort(new Error('stopped'));
  })();
  await expect(stopped).rejects.toThrow('stopped');
  hub.requests.length = 0;
  hub.breakAfter = Number.POSITIVE_INFINITY;
  await fetchAll();
  const resumed = hub.requests.filter(({ host, range }) => host === 'store' && range !== 'bytes=0-0');
  expect(resumed).toEqual([expect.objectContaining({ range: expect.not.stringMatching(/^bytes=0-/) })]);
  expect(hub.requests.filter(({ path }) => path.includes('/config.json'))).toEqual([]);
});

test('a file that is not what the hub lists is thrown away', async () => {
  hub.tampered = Buffer.alloc(files['model.safetensors'].content.length, 1);
  await expect(fetchAll()).rejects.toMatchObject({
    code: 'model-failed',
    message: expect.stringMatching(/not what the hub lists/),
  });
  hub.tampered = undefined;
  expect((await fetchAll()).at(-1)).toMatchObject({ type: 'fetch-end' });
});

test('what is refused is told in one line without a secret', async () => {
  const refused = async (environment: NodeJS.ProcessEnv): Promise<string> =>
    fetchAll(hubSettings({ HF_ENDPOINT: hub.url, HF_HOME: cache, ...environment })).then(
      () => 'fetched',
      (error: Error) => error.message,
    );
  expect(await refused({})).toMatch(/is not given out \(401\): set HF_TOKEN/);
  expect(await refused({ HF_TOKEN: 'hf_another' })).toMatch(/is not given out \(401\): accept its terms/);
  expect(await refused({ HF_TOKEN: token, HF_HUB_OFFLINE: '1' })).toMatch(/HF_HUB_OFFLINE forbids/);
  expect(await refused({ HF_TOKEN: token, HF_ENDPOINT: 'http://hub.example' })).toMatch(
    /not sent in the clear/,
  );
  await hub.close();
  const message = await refused({ HF_TOKEN: token });
  expect(message).toMatch(/no connection|broke off/);
  expect(message).not.toContain(token);
  await expect(locateModel('hf:town/elsewhere')).rejects.toMatchObject({ code: 'model-failed' });
});

test('names are read as people write them, and paths stay paths', () => {
  expect(parseHubName('hf:a/b@v1.0')).toEqual({ kind: 'model', repository: 'a/b', revision: 'v1.0' });
  expect(parseHubName('hf:a/b/q4_k_m.gguf')).toMatchObject({ repository: 'a/b', file: 'q4_k_m.gguf' });
  expect(parseHubName('hf:datasets/a/b')).toMatchObject({ kind: 'dataset', repository: 'a/b' });
  for (const bad of ['hf:', 'hf:../b', 'hf:a/../c', 'hf:a/b@', 'hf:a/b@c@d', 'hf:a/b/../../x'])
    expect(() => parseHubName(bad)).toThrow(/names nothing on the hub/);
  expect(plainHubName('town/organism')).toMatchObject({ repository: 'town/organism' });
  for (const path of ['./town/organism', '/town/organism', 'packages/organism', 'organism', 'a/b/c'])
    expect(plainHubName(path)).toBeUndefined();
});
