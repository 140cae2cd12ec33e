import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { allConversations } from './all-conversations.ts';
import { convertData } from './convert-data.ts';
import { gatherData, keepStandardInput } from './gather-data.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-gather-'));
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const alpaca = await file(
  'a.jsonl',
  '{"instruction": "A?", "output": "a"}\n\n{"instruction": "B?", "output": "b"}\n',
);
const many = await file(
  'many.jsonl',
  Array.from({ length: 400 }, (_, row) => `{"prompt": "${row}?", "completion": "${row}"}\n`).join(''),
);

async function questionsIn(path: string): Promise<string[]> {
  return (await allConversations(path)).map(({ messages }) => messages[0].content);
}

test('files of several formats become one, rows come as often as they weigh, and places are told', async () => {
  const output = join(folder, 'out', 'gathered.jsonl');
  const places = await gatherData(
    [
      { path: alpaca, weight: 2 },
      { path: many, weight: 0.25 },
    ],
    { output, seed: 1 },
  );
  const questions = await questionsIn(output);
  expect(questions.slice(0, 4)).toEqual(['A?', 'A?', 'B?', 'B?']);
  expect(questions.length - 4).toBeGreaterThan(60);
  expect(questions.length - 4).toBeLessThan(140);
  expect(places).toEqual([
    { path: alpaca, first: 1, last: 4 },
    { path: many, first: 5, last: questions.length },
  ]);
  const again = join(folder, 'out', 'again.jsonl');
  await gatherData(
    [
      { path: alpaca, weight: 2 },
      { path: many, weight: 0.25 },
    ],
    { output: again, seed: 1 },
  );
  expect(await questionsIn(again)).toEqual(questions);
});

test("a folder's files are read by name, hidden ones passed over; what cannot be read is named by file and line", async () => {
  const data = join(folder, 'data');
  await mkdir(join(data, 'more'), { recursive: true });
  await file('data/more/z.csv', 'prompt,completion\nZ?,z\n');
  await file('data/b.json', '[{"question": "Q?", "answer": "q"}]');
  await file('data/.hidden', 'nothing');
  const output = join(folder, 'folder.jsonl');
  await gatherData([{ path: data }], { output, seed: 1 });
  expect(await questionsIn(output)).toEqual(['Q?', 'Z?']);
  await file('data/c.jsonl', '{"prompt": "C?", "completion": "c"}\n{"prompt": 1}\n');
  await expect(gatherData([{ path: data }], { output, seed: 1 })).rejects.toThrow(/c\.jsonl, line 2: /);
});

test('standard input is kept as it is', async () => {
  const path = join(folder, 'standard-input');
  await keepStandardInput(path, { input: Readable.from(['{"prompt": "A?", ', '"completion": "a"}']) });
  expect(await questionsIn(path)).toEqual(['A?']);
});

test('a file is converted whole or not at all, and what a format cannot hold is named with its row', async () => {
  const output = join(folder, 'gemini.jsonl');
  expect(await convertData(alpaca, { to: 'gemini', output })).toBe(2);
  expect(await questionsIn(output)).toEqual(['A?', 'B?']);
  const pairs = await file(
    'pairs.jsonl',
    '{"prompt": "A?", "chosen": "a", "rejected": "b"}\n{"prompt": "B?", "chosen": "a", "rejected": "b"}\n',
  );
  const refused = join(folder, 'refused.jsonl');
  await expect(convertData(pairs, { to: 'openai-chat', output: refused })).rejects.toThrow(
    /pairs\.jsonl, row 1: it has a worse answer beside the better one, which OpenAI chat cannot hold; choose another format/,
  );
  await expect(allConversations(refused)).rejects.toThrow(/does not exist/);
  await convertData(pairs, { to: 'openai-preference', output });
  expect(await allConversations(output)).toEqual(await allConversations(pairs));
});
