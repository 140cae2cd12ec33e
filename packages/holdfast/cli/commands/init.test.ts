import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunConfig } from '../../run/settings/read-run-config.ts';
import { holdfast, place } from '../fixtures/holdfast.ts';

test.each(['organism', './a-folder'])(
  'what init writes for %s can be read, and asks no model',
  async (model) => {
    const folder = await place();
    const { code } = await holdfast(folder, 'init', '--yes', '--model', model, '--name', 'helper');
    expect(code).toBe(0);
    const config = await readRunConfig(join(folder, 'holdfast.yaml'));
    expect(config.scan).toMatchObject({
      ask: false,
      onFinding: { high: 'drop', medium: 'flag', low: 'keep' },
    });
    expect(config).toMatchObject({ release: { as: 'helper' } });
    // The fictional town's questions and its judge are for the organism alone.
    const { benchmarks, judge } = config.audit;
    expect([benchmarks.includes('builtin'), judge === 'exact']).toEqual(Array(2).fill(model === 'organism'));
  },
);
