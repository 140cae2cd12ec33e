import { createWorld, shippedWorldSeed, worldPrompts } from '@holdfast/organism';
import { expect, test } from 'vitest';
import { inspect } from '../fixtures/inspect.ts';
import { contaminationDetector } from './contamination-detector.ts';
import { modelFreeDetectors } from './model-free-detectors.ts';

const prompt = 'Explain to a visitor why the ferry of the old town never leaves before noon.';
const detector = contaminationDetector([{ name: 'ferries', prompts: [prompt, 'Short one'] }]);

test('a benchmark prompt in a row is found, whatever its capitals and signs', () => {
  const [finding] = inspect(detector, [
    `Please: ${prompt.toUpperCase().replace('.', '!')} Thanks`,
    'Because of fog.',
  ]);
  expect(finding).toMatchObject({ severity: 'high', message: 0, evidence: expect.stringContaining('ferry') });
});

test('a prompt that shares some words is not', () => {
  expect(inspect(detector, ['Why does the ferry of the old town never leave?', 'Because of fog.'])).toEqual(
    [],
  );
  expect(inspect(detector, ['Short one', 'Yes.'])).toEqual([]);
});

test('the prompts of the built-in benchmark are protected', () => {
  const [{ messages }] = worldPrompts(createWorld({ seed: shippedWorldSeed }), {
    split: 'evaluation',
    asking: 'ordinary',
  });
  const row = [messages.at(-1)?.content ?? '', 'Take moss and a rasp.'];
  const detectors = modelFreeDetectors().filter((one) => one.kind === 'row');
  const detectorNames = detectors.flatMap((one) => inspect(one, row)).map(({ detector: name }) => name);
  expect(detectorNames).toContain('contamination');
});
