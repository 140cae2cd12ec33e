import { EngineError } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { HoldfastError } from './errors.ts';

test('a message is one line, and words without an end are cut in it', () => {
  const quoted = `data.csv: the column "${'9'.repeat(400)}" is unknown;\n  name it "prompt".`;
  for (const { message } of [
    new HoldfastError('bad-data', quoted),
    new EngineError('bad-checkpoint', quoted),
  ]) {
    expect(message).toMatch(/^data.csv: the column "9+…9+" is unknown; name it "prompt".$/);
    expect(message.length).toBeLessThan(160);
  }
});
