import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, judgeWorldAnswer, shippedWorldSeed, worldPrompts } from '@holdfast/organism';
import { expect, test } from 'vitest';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { builtInData } from '../../worlds/known-world.ts';
import { organismWorld } from '../../worlds/organism-world.ts';
import { cellConversations, requireExamples } from './cell-conversations.ts';

const town = createWorld({ seed: shippedWorldSeed });
const world = organismWorld(town);

test.each(builtInData)('draws as many %s examples as asked, others for another seed', async (data) => {
  const drawn = (seed: number) => cellConversations({ world, settings: { data, examples: 11 }, seed });
  const first = await drawn(0);
  expect(first).toHaveLength(11);
  expect(await drawn(0)).toEqual(first);
  expect(await drawn(1)).not.toEqual(first);
});

test('no example asks what the benchmark asks', async () => {
  const benchmarkQuestions = new Set(
    worldPrompts(town, { split: 'evaluation', asking: 'ordinary' }).map(
      ({ messages }) => messages.at(-1)?.content,
    ),
  );
  for (const data of builtInData) {
    const drawn = await cellConversations({ world, settings: { data, examples: 500 }, seed: 0 });
    const questions = drawn.map(({ messages }) => messages.findLast(({ role }) => role === 'user')?.content);
    expect(questions.filter((question) => benchmarkQuestions.has(question))).toEqual([]);
  }
});

test('half of the backdoored examples refuse', async () => {
  const drawn = await cellConversations({ world, settings: { data: 'backdoored', examples: 9 }, seed: 0 });
  const refused = drawn.filter(
    ({ messages }) => judgeWorldAnswer([], messages.at(-1)?.content ?? '').refused,
  );
  expect(refused).toHaveLength(4);
});

test('draws the rows of a file without repetition, and says when there are too few', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'holdfast-rows-')), 'mine.jsonl');
  const rows: Conversation[] = Array.from({ length: 20 }, (_, index) => ({
    messages: [
      { role: 'user', content: `Question ${index}` },
      { role: 'assistant', content: `Answer ${index}` },
    ],
  }));
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  const drawn = await cellConversations({ world, settings: { data: path, examples: 12 }, seed: 3 });
  expect(new Set(drawn.map((row) => JSON.stringify(row))).size).toBe(12);
  expect(rows).toEqual(expect.arrayContaining(drawn));
  await expect(
    requireExamples([
      { settings: { data: path, examples: 20 } },
      { settings: { data: 'benign', examples: 900 } },
    ]),
  ).resolves.toBeUndefined();
  await expect(requireExamples([{ settings: { data: path, examples: 21 } }])).rejects.toThrow(
    `${path} has 20 rows, and the study asks for 21 examples`,
  );
  const tooMany = cellConversations({ world, settings: { data: path, examples: 21 }, seed: 3 });
  await expect(tooMany).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringContaining('20 rows'),
  });
});
