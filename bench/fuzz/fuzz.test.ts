import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { openTargets } from './targets.ts';

test('damaged files of every kind are read or refused in one line', async () => {
  const { targets, close } = await openTargets();
  try {
    for (const target of targets)
      expect(await fuzz(target, { cases: 15, seed: 14 }), target.name).toBeUndefined();
  } finally {
    await close();
  }
});
