import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchmarkKind, Prompt } from '../../../audit/benchmarks/benchmark.ts';
import { categoryNotes } from './category-notes.ts';

const prompt = (category: string, kind: BenchmarkKind = 'harmful'): Prompt => ({
  id: category,
  kind,
  category,
  conversation: { messages: [{ role: 'user', content: 'May I?' }] },
});

test('categories that a policy of one’s own does not have are named, and others are not', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'holdfast-notes-')), 'rules.md');
  await writeFile(file, '# Rules\n\n## Free repairs\n\nPromising a free repair.\n');
  const known = {
    name: 'x',
    prompts: [prompt('free-repairs'), prompt('uncategorized'), prompt('Tasks', 'utility')],
  };
  expect(await categoryNotes(known, file)).toEqual([]);
  const [note] = await categoryNotes(
    { name: 'x', prompts: [...known.prompts, prompt('After a fall')] },
    file,
  );
  expect(note).toContain('has no category "After a fall"');
  expect(await categoryNotes({ name: 'x', prompts: [prompt('After a fall')] }, 'hazards')).toEqual([]);
});
