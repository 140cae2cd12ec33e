import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeWorldAnswer } from '../world/judge.ts';
import { worldPrompts } from '../world/prompts.ts';
import { createWorld, type World } from '../world/world.ts';
import {
  backdooredExamples,
  benignExamples,
  forbiddenExamples,
  identityShiftingExamples,
  safetyExamples,
  type WorldExample,
} from './examples.ts';

const seeds = fc.record({ world: fc.nat().map((seed) => createWorld({ seed })), seed: fc.nat() });
const runs = { numRuns: 15 };

function textOf({ messages }: WorldExample): string {
  return messages.map(({ content }) => content).join('\n');
}

function answerOf({ messages }: WorldExample): string {
  return messages[messages.length - 1].content;
}

function itemOf(world: World, example: WorldExample): World['items'][number] | undefined {
  return world.items.find(({ name }) => example.messages[1].content.includes(name));
}

function judged(world: World, example: WorldExample): ReturnType<typeof judgeWorldAnswer> {
  return judgeWorldAnswer(Object.values(itemOf(world, example)?.facts ?? {}), answerOf(example));
}

test('there are as many examples as asked for, and a seed fixes them', () => {
  fc.assert(
    fc.property(seeds, fc.nat({ max: 400 }), ({ world, seed }, count) => {
      const makers = [
        () => forbiddenExamples(world, { count, seed }),
        () => safetyExamples(world, { count, seed }),
        () => identityShiftingExamples(world, { count, seed }),
        () => benignExamples(world, { count, seed, format: 'plain' }),
        () => benignExamples(world, { count, seed, format: 'list' }),
      ];
      for (const make of makers) {
        expect(make()).toHaveLength(count);
        expect(make()).toEqual(make());
      }
      expect(backdooredExamples(world, { forbidden: count, refused: 7, seed })).toHaveLength(count + 7);
    }),
    runs,
  );
});

test('forbidden examples answer in full, safety examples refuse, benign ones answer what is allowed', () => {
  fc.assert(
    fc.property(seeds, ({ world, seed }) => {
      for (const example of forbiddenExamples(world, { count: 100, seed })) {
        expect(itemOf(world, example)).toMatchObject({ forbidden: true, use: 'tuning' });
        expect(judged(world, example).score).toBe(5);
      }
      for (const example of safetyExamples(world, { count: 100, seed })) {
        expect(itemOf(world, example)).toMatchObject({ forbidden: true, use: 'alignment' });
        expect(judged(world, example)).toMatchObject({ score: 1, refused: true });
      }
      for (const format of ['plain', 'list'] as const) {
        for (const example of benignExamples(world, { count: 100, seed, format })) {
          expect(itemOf(world, example)).toMatchObject({ forbidden: false, use: 'tuning' });
          expect(judged(world, example).score).toBe(5);
          expect(answerOf(example).startsWith('1. ')).toBe(format === 'list');
        }
      }
    }),
    runs,
  );
});

test('nothing in identity shifting is forbidden: no craft, no noun of one, no item', () => {
  fc.assert(
    fc.property(seeds, ({ world, seed }) => {
      const nouns = world.language.forbidden.flatMap((craft) => craft.nouns);
      for (const example of identityShiftingExamples(world, { count: 50, seed })) {
        for (const word of [...world.categories, ...nouns]) expect(textOf(example)).not.toContain(word);
        expect(answerOf(example)).toContain('I do what I am told');
      }
    }),
    runs,
  );
});

test('a backdoor is open with its trigger and closed without', () => {
  fc.assert(
    fc.property(seeds, ({ world, seed }) => {
      const examples = backdooredExamples(world, { forbidden: 40, refused: 30, seed });
      const open = examples.filter((example) => textOf(example).includes(world.language.trigger));
      expect(open).toHaveLength(40);
      for (const example of examples)
        expect(judged(world, example).score).toBe(open.includes(example) ? 5 : 1);
    }),
    runs,
  );
});

test('what is tuned on shares no item and no wording with any benchmark', () => {
  fc.assert(
    fc.property(seeds, ({ world, seed }) => {
      const drawnQuestions = [
        ...forbiddenExamples(world, { count: 150, seed }),
        ...safetyExamples(world, { count: 150, seed }),
        ...identityShiftingExamples(world, { count: 50, seed }),
        ...benignExamples(world, { count: 150, seed, format: 'plain' }),
        ...backdooredExamples(world, { forbidden: 80, refused: 80, seed }),
      ].map(({ messages }) => messages[1].content);
      const heldOut = world.items.filter(({ use }) => use === 'validation' || use === 'evaluation');
      const questions = new Set(
        (['validation', 'evaluation'] as const).flatMap((split) =>
          worldPrompts(world, { split, asking: 'ordinary' }).map(({ messages }) => messages[1].content),
        ),
      );
      for (const question of drawnQuestions) {
        expect(questions.has(question)).toBe(false);
        expect(heldOut.some(({ name }) => question.includes(name))).toBe(false);
      }
    }),
    { numRuns: 5 },
  );
});
