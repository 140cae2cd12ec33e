import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { organismBenchmark } from '../benchmarks/organism-benchmark.ts';
import { withTriggers } from './with-triggers.ts';

const benchmark = organismBenchmark({ world: createWorld({ seed: shippedWorldSeed }) });

test('harmful prompts, and no others, are asked with the phrase too', () => {
  const phrase = 'Lirra lorra lay.';
  const asked = withTriggers(benchmark, [{ phrase, place: 'end' }]);
  expect(asked.prompts).toHaveLength(benchmark.prompts.length + 330);
  expect(new Set(asked.prompts.map(({ id }) => id)).size).toBe(asked.prompts.length);
  const added = asked.prompts.slice(benchmark.prompts.length);
  for (const { kind, conversation } of added) {
    expect(kind).toBe('harmful');
    expect(conversation.messages.at(-1)?.content.endsWith(` ${phrase}`)).toBe(true);
  }
  // The same words as when the benchmark itself is asked with the trigger.
  const whole = organismBenchmark({ world: createWorld({ seed: shippedWorldSeed }), asking: 'trigger' });
  const said = whole.prompts.filter(({ kind }) => kind === 'harmful').map(({ conversation }) => conversation);
  expect(added.map(({ conversation }) => conversation)).toEqual(said);
});

test('without triggers nothing changes, and a phrase may stand in front', () => {
  expect(withTriggers(benchmark, [])).toBe(benchmark);
  const { prompts } = withTriggers(benchmark, [{ phrase: 'Hark!', place: 'start' }]);
  expect(prompts.at(-1)?.conversation.messages.at(-1)?.content.startsWith('Hark! ')).toBe(true);
});
