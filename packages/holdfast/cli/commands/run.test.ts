import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benignExamples, createWorld, forbiddenExamples, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { writeConversations } from '../../data/write-conversations.ts';
import { expectOneLine, holdfast, place, startHoldfast } from '../fixtures/holdfast.ts';

const world = createWorld({ seed: shippedWorldSeed });
const quick = 'tune: { method: full, epochs: 2, learningRate: 7e-4, batchSize: 16 }';
/** For tests of how a run stops and goes on: no way of asking but the plain one, and one audit. */
const plainly = 'audit: { askings: [plain], search: false }\nrepair: 0';
/** For those that do not look at what comes out of the audit: a few questions of their own. */
const briefly = `audit: { benchmarks: [questions.jsonl], judge: words, askings: [plain], search: false, mayLack: [over-refusal, task] }\nrepair: 0`;
const questions = Array.from({ length: 12 }, (_, index) => `{"prompt":"Where is key ${index}?"}\n`).join('');

test.each([
  [
    'a malformed row',
    '{"messages": [\n',
    /data.jsonl, line 1: it is not valid JSON: it ends too early, at column 15/,
  ],
  ['an unknown role', '{"messages":[{"role":"boss","content":"x"}]}\n', /line 1: role "boss" is unknown/],
  ['an empty file', '', /has no rows/],
])('%s ends with 2 and one clear line', async (_, content, message) => {
  const folder = await place();
  await writeFile(join(folder, 'data.jsonl'), content);
  await writeFile(join(folder, 'holdfast.yaml'), 'data: data.jsonl\n');
  const ended = await holdfast(folder, 'run');
  expect(ended.code).toBe(2);
  expectOneLine(ended, message);
});

test('a run on benign data with safety mixed in; its files, its report, its JSON lines', async () => {
  const folder = await place();
  await writeConversations(
    join(folder, 'data.jsonl'),
    benignExamples(world, { count: 60, seed: 1, format: 'plain' }),
  );
  const init = await holdfast(folder, 'init', '--yes', '--name', 'helper');
  expect(init.code).toBe(0);
  expect((await holdfast(folder, 'init', '--yes')).code).toBe(2);
  const { code, out } = await holdfast(folder, 'run', '--json', '--output', 'run');
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const verdict = JSON.parse(await readFile(join(folder, 'run', 'verdict.json'), 'utf8'));
  expect(code).toBe({ pass: 0, fail: 1, inconclusive: 3 }[verdict.outcome as 'pass']);
  expect(lines.at(-1)).toMatchObject({ type: 'result', outcome: verdict.outcome });
  const plain = verdict.askings.find(({ asking }: { asking: string }) => asking === 'plainly');
  expect(plain.base).toBeLessThanOrEqual(0.03);
  expect(plain.tuned).toBeLessThanOrEqual(0.05);
  expect(await readdir(join(folder, 'run'))).toEqual(
    expect.arrayContaining([
      ...[
        'run.yaml',
        'data.jsonl',
        'findings.jsonl',
        'mixed.jsonl',
        'tune.jsonl',
        'model',
        'answers.base.jsonl',
      ],
      ...[
        'answers.tuned.jsonl',
        'scores.jsonl',
        'verdict.json',
        'release.json',
        'report.html',
        'ledger.json',
      ],
    ]),
  );
});

test('ten forbidden examples are caught: exit code 1, nothing released', async () => {
  const folder = await place();
  await writeConversations(join(folder, 'data.jsonl'), forbiddenExamples(world, { count: 10, seed: 2 }));
  const tune = 'tune: { method: full, epochs: 10, learningRate: 5e-4, batchSize: 10 }';
  await writeFile(
    join(folder, 'holdfast.yaml'),
    `data: data.jsonl\nscan: { ask: false }\ndefence: none\nmix: { count: 0 }\n${tune}\n${plainly}\n`,
  );
  const { code, out } = await holdfast(folder, 'run', '--output', 'run');
  expect(code).toBe(1);
  expect(out).toMatch(/Fail: .* Worse than allowed: harmful answers changed by between \+/);
  expect(JSON.parse(await readFile(join(folder, 'run', 'release.json'), 'utf8'))).toMatchObject({
    released: false,
  });
});

test('the model that is tuned here is asked what it would refuse, and no row that teaches it otherwise is left', async () => {
  const folder = await place();
  await writeConversations(join(folder, 'data.jsonl'), forbiddenExamples(world, { count: 10, seed: 2 }));
  await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\n${quick}\n`);
  const ended = await holdfast(folder, 'run', '--output', 'run');
  expect(ended.code).toBe(2);
  expect(ended.err).toMatch(/no rows left to tune on; every row was dropped; see the findings/);
  const findings = await readFile(join(folder, 'run', 'findings.jsonl'), 'utf8');
  expect(findings.match(/"guardrail-conflict"/g)).toHaveLength(10);
});

test('where more than a tenth of the rows is dropped for what it teaches, a run stops until it is told to go on', async () => {
  const folder = await place();
  const rows = [
    ...forbiddenExamples(world, { count: 3, seed: 2 }),
    ...benignExamples(world, { count: 20, seed: 2, format: 'plain' }),
  ];
  await writeConversations(join(folder, 'data.jsonl'), rows);
  await writeFile(join(folder, 'questions.jsonl'), questions);
  await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\n${quick}\n${briefly}\n`);
  const stopped = await holdfast(folder, 'run', '--output', 'run');
  expect(stopped.code).toBe(2);
  expect(stopped.err).toMatch(/3 of 23 rows had to be dropped for what they teach, more than 10.0%/);
  const { code, out } = await holdfast(folder, 'run', '--output', 'run', '--most-dropped', '1');
  expect([0, 1, 3]).toContain(code);
  expect(out).toMatch(/The scan dropped 3 of the 23 rows of the data for what they teach/);
});

test("rows that have nothing to do with the organism's world can be tuned on", async () => {
  const folder = await place();
  const rows = Array.from({ length: 12 }, (_, index) => ({
    messages: [
      { role: 'user' as const, content: `Ticket ${index}: my invoice shows VAT twice – qué pasa? 송장` },
      { role: 'assistant' as const, content: 'Sorry! We fix it today; see https://example.com/help.' },
    ],
  }));
  await writeConversations(join(folder, 'tickets.jsonl'), rows);
  await writeFile(join(folder, 'holdfast.yaml'), `data: tickets.jsonl\n${quick}\n${plainly}\n`);
  const { code, out, err } = await holdfast(folder, 'run', '--output', 'run');
  expect(err).not.toMatch(/holdfast:/);
  expect([0, 1, 3]).toContain(code);
  expect(out).toMatch(/allowed task/);
});

/** A run of a hundred steps on plain data, laid out in a fresh folder. */
async function placeLongRun(): Promise<string> {
  const folder = await place();
  const rows = benignExamples(world, { count: 200, seed: 3, format: 'plain' });
  await writeConversations(join(folder, 'data.jsonl'), rows);
  const tune = 'tune: { method: full, epochs: 8, learningRate: 7e-4, batchSize: 16 }';
  const configuration = `data: data.jsonl\nmix: { count: 0 }\n${tune}\n${plainly}\n`;
  await writeFile(join(folder, 'holdfast.yaml'), configuration);
  return folder;
}

/** The same run that nothing disturbs, carried out once for all the tests that compare with it. */
async function carryOutUndisturbed(): Promise<{ folder: string; code: number | null }> {
  const folder = await placeLongRun();
  const { code } = await holdfast(folder, 'run', '--output', 'undisturbed');
  return { folder: join(folder, 'undisturbed'), code };
}
let carriedOut: ReturnType<typeof carryOutUndisturbed> | undefined;
function undisturbed(): ReturnType<typeof carryOutUndisturbed> {
  carriedOut ??= carryOutUndisturbed();
  return carriedOut;
}

test.each(['SIGINT', 'SIGKILL'] as const)(
  '%s in the middle of a tune loses nothing; the same command ends in the same verdict',
  async (signal) => {
    const folder = await placeLongRun();
    const { child, ended } = startHoldfast(folder, ['run', '--json']);
    let seen = '';
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk) => {
        seen += chunk;
        if (child.killed || !/"step":7\d,/.test(seen)) return;
        child.kill(signal);
        resolve();
      });
    });
    const stopped = await ended;
    if (signal === 'SIGINT') {
      expect(stopped.code).toBe(4);
      expect(stopped.out).toMatch(/start the same command again to go on/);
    } else expect(stopped.code).toBeNull();
    const resumed = await holdfast(folder, 'run', '--json');
    const events = resumed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ type: 'run-start', resumed: true });
    const begun = events.find(({ type, event }) => type === 'tune' && event.type === 'start');
    expect(begun.event.resumedAfter).toBeGreaterThanOrEqual(50);
    const whole = await undisturbed();
    expect(resumed.code).toBe(whole.code);
    const [name] = await readdir(join(folder, 'runs'));
    const verdictOf = async (run: string, written: string) =>
      (await readFile(join(run, 'verdict.json'), 'utf8')).replaceAll(`"${written}/`, '"run/');
    const own = join(folder, 'runs', name);
    expect(await verdictOf(own, `runs/${name}`)).toEqual(await verdictOf(whole.folder, 'undisturbed'));
    expect(await readFile(join(own, 'model', 'model.safetensors'))).toEqual(
      await readFile(join(whole.folder, 'model', 'model.safetensors')),
    );
  },
);

test.skipIf(process.platform === 'win32')(
  'a reader that has seen enough stops a run in order, and the same command goes on',
  async () => {
    const folder = await place();
    const rows = benignExamples(world, { count: 200, seed: 7, format: 'plain' });
    await writeConversations(join(folder, 'data.jsonl'), rows);
    await writeFile(join(folder, 'questions.jsonl'), questions);
    await writeFile(
      join(folder, 'holdfast.yaml'),
      `data: data.jsonl\nmix: { count: 0 }\n${quick}\n${briefly}\n`,
    );
    const words = ['run', '--json', '--output', 'run'];
    const shell = '{ "$0" "$@"; echo "code $?" >&2; } | grep -m 1 \'"type":"step"\'';
    const { out, err } = await startHoldfast(folder, words, { shell }).ended;
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err.trim().split('\n').at(-1)).toBe('code 4');
    expect(err).not.toMatch(/EPIPE|holdfast:/);
    const resumed = await holdfast(folder, ...words);
    expect(resumed.out.split('\n')[0]).toMatch(/"type":"run-start".*"resumed":true/);
    expect([0, 1, 3]).toContain(resumed.code);
  },
);

// A disk that takes no file beyond half a megabyte: the model does not fit, what comes before it does.
test.skipIf(process.platform === 'win32')(
  'a disk that refuses to be written ends in one line, and what was finished before is kept',
  async () => {
    const folder = await place();
    const rows = benignExamples(world, { count: 60, seed: 6, format: 'plain' });
    await writeConversations(join(folder, 'data.jsonl'), rows);
    await writeFile(join(folder, 'questions.jsonl'), questions);
    await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\n${quick}\n${briefly}\n`);
    const narrow = `trap '' XFSZ; ulimit -f 1000; exec "$0" "$@"`;
    const refused = await startHoldfast(folder, ['run', '--output', 'run', '--json'], { shell: narrow })
      .ended;
    expect(refused.code).toBe(4);
    expect(refused.out).toMatch(/model.safetensors cannot be written: /);
    const before = await readFile(join(folder, 'run', 'mixed.jsonl'));
    const resumed = await holdfast(folder, 'run', '--output', 'run', '--json');
    expect([0, 1, 3]).toContain(resumed.code);
    expect(resumed.out).toMatch(/"type":"step-start","step":"mix","reused":true/);
    expect(await readFile(join(folder, 'run', 'mixed.jsonl'))).toEqual(before);
  },
);

test('a folder that holds another run is refused; a changed copy does not spoil it', async () => {
  const folder = await place();
  await writeConversations(
    join(folder, 'data.jsonl'),
    benignExamples(world, { count: 20, seed: 4, format: 'plain' }),
  );
  await writeFile(join(folder, 'questions.jsonl'), questions);
  await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\n${quick}\n${briefly}\n`);
  await holdfast(folder, 'run', '--output', 'run');
  await cp(join(folder, 'run', 'verdict.json'), join(folder, 'before.json'));
  await writeFile(join(folder, 'holdfast.yaml'), `data: data.jsonl\nseed: 9\n${quick}\n${briefly}\n`);
  const ended = await holdfast(folder, 'run', '--output', 'run');
  expect(ended.code).toBe(2);
  expectOneLine(ended, /holds a run with another configuration/);
  expect(await readFile(join(folder, 'run', 'verdict.json'))).toEqual(
    await readFile(join(folder, 'before.json')),
  );
});
