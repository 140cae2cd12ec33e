import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { replyTargets } from './reply-targets.ts';
import { openTargets } from './targets.ts';

test('damaged files of every kind are read or refused in one line', async () => {
  const { targets, close } = await openTargets();
  try {
    for (const target of targets)
      expect((await fuzz(target, { cases: 15, seed: 14 })).finding, target.name).toBeUndefined();
  } finally {
    await close();
  }
});

test('replies of which nothing is as it should be are read or refused, and no book is spoilt', async () => {
  for (const target of replyTargets)
    expect((await fuzz(target, { cases: 1000, seed: 14 })).finding, target.name).toBeUndefined();
});
