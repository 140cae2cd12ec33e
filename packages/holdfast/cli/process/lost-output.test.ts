import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Ended, place, startHoldfast } from '../fixtures/holdfast.ts';

/** Commands, the codes that they end with, and those that they end with when nobody reads what they print. */
const commands: [words: string[], code: number, unread: number][] = [
  [['--help'], 0, 0],
  [['--version'], 0, 0],
  [['models'], 0, 0],
  [['scan', 'data.jsonl'], 0, 0],
  // It prints while it works, and stops when nobody wants to know.
  [['scan', 'data.jsonl', '--json'], 0, 4],
  [['nonsense'], 2, 2],
  [['compare', 'nowhere'], 2, 2],
];
let folder: string;

beforeAll(async () => {
  folder = await place();
  const messages = [
    { role: 'user', content: 'What comes after one?' },
    { role: 'assistant', content: 'Two does.' },
  ];
  await writeFile(join(folder, 'data.jsonl'), `${JSON.stringify({ messages })}\n`);
});

function inShell(words: string[], shell: string): Promise<Ended> {
  return startHoldfast(folder, words, { shell }).ended;
}

test.each(commands)('holdfast %j prints into a closed pipe without a trace', async (words, _, unread) => {
  const { err } = await inShell(words, '{ "$0" "$@"; echo "code $?" >&2; } | true');
  const lines = err.trim().split('\n');
  expect(lines.at(-1)).toBe(`code ${unread}`);
  expect(err).not.toMatch(/EPIPE|^\s+at /m);
});

test.each(commands.filter(([, code]) => code === 0))(
  'holdfast %j tells that a full disk took nothing of its output',
  async (words) => {
    const { code, err } = await inShell(words, '"$0" "$@" > /dev/full');
    expect(err).toMatch(/^holdfast: the output could not be written: ENOSPC.*$/m);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(4);
  },
);

test('errors that cannot be written leave the exit code as it is', async () => {
  for (const [words, code] of commands) {
    const ended = await inShell(words, '"$0" "$@" 2> /dev/full');
    expect(ended.code, words.join(' ')).toBe(code);
  }
});
