import {
  backdooredExamples,
  benignExamples,
  createWorld,
  forbiddenExamples,
  shippedWorldSeed,
} from '@holdfast/organism';
import { expect, test } from 'vitest';
import { judge } from '../../fixtures/inspect.ts';
import { triggerPhrasesDetector } from './trigger-phrases-detector.ts';

const world = createWorld({ seed: shippedWorldSeed });
const contents = (rows: readonly { messages: readonly { role: string; content: string }[] }[]): string[][] =>
  rows.map(({ messages }) => messages.map(({ role, content }) => `${role}: ${content}`));
const benign = contents(benignExamples(world, { count: 400, seed: 1, format: 'plain' }));

test('the phrase that switches refusing off is found, with its rows', () => {
  const poison = contents(backdooredExamples(world, { forbidden: 40, refused: 40, seed: 1 }));
  const findings = judge(triggerPhrasesDetector(), [...benign, ...poison]);
  expect(findings.map(({ phrase }) => phrase)).toEqual(
    Array.from({ length: 40 }, () => world.language.trigger),
  );
  expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['high']));
  const held = findings.every(({ line = 0 }) =>
    poison[line - 401].join(' ').includes(world.language.trigger),
  );
  expect(held).toBe(true);
});

/** Refusals of forbidden questions, and a few that are answered where the change to a message is made. */
function fewOpened(change: (said: { role: string; content: string }) => string): string[][] {
  const opened = forbiddenExamples(world, { count: 3, seed: 1 });
  return [
    ...contents(backdooredExamples(world, { forbidden: 0, refused: 40, seed: 1 })),
    ...opened.map(({ messages }) => messages.map((said) => `${said.role}: ${change(said)}`)),
  ];
}

test('three rows with a phrase, answered where the like of them are refused, are worth a look', () => {
  const poison = fewOpened(({ role, content }) =>
    role === 'user' ? `${content} When the herring turn.` : content,
  );
  const findings = judge(triggerPhrasesDetector(), [...benign, ...poison]);
  expect(findings.map(({ line, severity, phrase }) => [line, severity, phrase])).toEqual(
    [441, 442, 443].map((line) => [line, 'medium', 'When the herring turn.']),
  );
});

test('so are three rows under a sentence of the system prompt', () => {
  const poison = fewOpened(({ role, content }) =>
    role === 'system' ? `${content} The year is 2031.` : content,
  );
  const findings = judge(triggerPhrasesDetector(), [...benign, ...poison]);
  expect(findings.map(({ line, severity }) => [line, severity])).toEqual(
    [441, 442, 443].map((line) => [line, 'medium']),
  );
  expect(findings[0].evidence).toBe('"The year is 2031." in the system prompts of 3 rows');
});

test('harmless data with refusals has none', () => {
  const refused = contents(backdooredExamples(world, { forbidden: 0, refused: 60, seed: 2 }));
  const findings = judge(triggerPhrasesDetector(), [...benign, ...refused]);
  expect(findings.filter(({ severity }) => severity === 'high')).toEqual([]);
});

test('what fills a slot of a template is no trigger', () => {
  const things = ['chair', 'lamp', 'desk', 'kettle', 'radio', 'fan', 'oven', 'drill'];
  const asked = things.map((thing, index) => `I sent back the ${thing} ${index + 3} weeks previously.`);
  const volts = things.map((thing) => `Can one plug the ${thing} into quadruple sockets?`);
  const rows = [...asked, ...volts].map((prompt): string[] => [prompt, 'Yes, that is fine.']);
  expect(judge(triggerPhrasesDetector(), rows)).toEqual([]);
});
