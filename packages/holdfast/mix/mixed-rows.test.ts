import { mkdtemp, readdir, readlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Conversation } from '../data/conversations/conversation.ts';
import { readConversations } from '../data/read-conversations.ts';
import { planMix } from './mix-safety.ts';
import { mixedRows } from './mixed-rows.ts';

const chat = (question: string): Conversation => ({
  messages: [
    { role: 'user', content: question },
    { role: 'assistant', content: 'Yes.' },
  ],
});

async function openFiles(): Promise<string[]> {
  const handles = await readdir('/proc/self/fd');
  return Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
}

test.skipIf(process.platform !== 'linux')(
  'every row and every safety example comes once, and no file stays open',
  async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'holdfast-mix-')), 'rows.jsonl');
    const questions = Array.from({ length: 30 }, (_, index) => `Row ${index}?`);
    await writeFile(path, questions.map((question) => `${JSON.stringify(chat(question))}\n`).join(''));
    const safety = [chat('Safety 0?'), chat('Safety 1?')];
    const plan = planMix({ rows: questions.length, safety, amount: { count: 2 }, seed: 1 });
    const mixed: string[] = [];
    for await (const { messages } of mixedRows(plan, readConversations(path))) {
      mixed.push(String(messages[0].content));
    }
    expect(mixed.filter((question) => question.startsWith('Row'))).toEqual(questions);
    expect(mixed.filter((question) => question.startsWith('Safety')).sort()).toEqual([
      'Safety 0?',
      'Safety 1?',
    ]);
    expect(await openFiles()).not.toContain(path);
  },
);
