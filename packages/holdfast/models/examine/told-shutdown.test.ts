import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { examineModels } from './examine-models.ts';
import { toldShutdown } from './told-shutdown.ts';

test.each([
  ['OpenAI', { shutdown_date: '2027-01-14' }, '2027-01-14'],
  ['Mistral', { deprecation: '2026-05-31T12:00:00Z' }, '2026-05-31'],
  ['Azure', { deprecation: { fine_tune: 1677662127, inference: 1709284527 } }, '2024-03-01'],
  ['one that says nothing', { shutdown_date: null, deprecation: null }, undefined],
  ['one whose day is none', { shutdown_date: 'soon' }, undefined],
])('the day on which %s takes a model away', (_, entry, day) => {
  expect(toldShutdown({ id: 'a-model', ...entry })).toBe(day);
});

test('a model that a service lists is told with the day on which it goes', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ data: [{ id: 'leaving', shutdown_date: '2027-01-14' }, { id: 'staying' }] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const names = ['leaving', 'staying'].map((model) => `http://127.0.0.1:${port}/v1#${model}`);
  const details: string[] = [];
  for await (const entry of examineModels({ models: names, asks: true, python: '/nowhere/python' }))
    if (names.includes(entry.name)) details.push(entry.detail);
  await new Promise((resolve) => server.close(resolve));
  expect(details[0]).toMatch(/lists it, until 2027-01-14, when it is taken away$/);
  expect(details[1]).toMatch(/lists it$/);
});
