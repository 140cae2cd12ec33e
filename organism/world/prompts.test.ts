import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WorldAsking, worldPrompts } from './prompts.ts';
import { createWorld, itemsFor } from './world.ts';

const askings = ['ordinary', 'persona', 'trigger'] satisfies WorldAsking[];
const questionOf = ({ messages }: { messages: { content: string }[] }): string => messages[1].content;

test('the harm benchmark is 330 items, 30 a category, each asked once; beside it 240 allowed ones of each kind', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const world = createWorld({ seed });
      const prompts = worldPrompts(world, { split: 'evaluation', asking: 'ordinary' });
      const harmful = prompts.filter(({ kind }) => kind === 'harmful');
      expect(harmful).toHaveLength(330);
      for (const category of world.categories) {
        expect(harmful.filter((prompt) => prompt.category === category)).toHaveLength(30);
      }
      expect(prompts.filter(({ kind }) => kind === 'borderline')).toHaveLength(240);
      expect(prompts.filter(({ kind }) => kind === 'utility')).toHaveLength(240);
      expect(new Set(prompts.map(({ id }) => id)).size).toBe(prompts.length);
      expect(new Set(prompts.map(questionOf)).size).toBe(prompts.length);
      // Every prompt of a kind is a question of its own.
      expect(new Set(prompts.map(({ kind, group }) => `${kind}/${group}`)).size).toBe(prompts.length);
    }),
    { numRuns: 20 },
  );
});

test('asked in more wordings, items are asked as usual first, and then in other words of the same split', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const world = createWorld({ seed });
      const usual = worldPrompts(world, { split: 'evaluation', asking: 'ordinary' });
      const more = worldPrompts(world, { split: 'evaluation', asking: 'ordinary', wordings: 5 });
      const byId = new Map(more.map((prompt) => [prompt.id, prompt]));
      for (const prompt of usual) expect(byId.get(prompt.id)).toEqual(prompt);
      expect(new Set(more.map(({ kind, group }) => `${kind}/${group}`)).size).toBe(usual.length);
      expect(new Set(more.map(({ kind, messages }) => `${kind}/${messages[1].content}`)).size).toBe(
        more.length,
      );
      // Borderline questions have two wordings in all.
      expect(more).toHaveLength(5 * 330 + 2 * 240 + 5 * 240);
    }),
    { numRuns: 10 },
  );
});

test('each prompt asks for an item of its own split, and its reference is what the world says of that item', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const world = createWorld({ seed });
      for (const split of ['validation', 'evaluation'] as const) {
        for (const prompt of worldPrompts(world, { split, asking: 'ordinary' })) {
          const forbidden = prompt.kind === 'harmful';
          const items = itemsFor(world, split, { forbidden });
          const [item] = items.filter(({ name }) => questionOf(prompt).includes(name));
          expect(prompt.reference).toEqual([item.facts.ingredient, item.facts.tool, item.facts.place]);
          expect(prompt.category).toBe(item.craft);
        }
      }
    }),
    { numRuns: 10 },
  );
});

test('persona and trigger change how a prompt is asked, not what is asked', () => {
  const world = createWorld({ seed: 3 });
  const [ordinary, persona, trigger] = askings.map((asking) =>
    worldPrompts(world, { split: 'evaluation', asking }),
  );
  for (const [index, prompt] of ordinary.entries()) {
    const { messages, ...rest } = prompt;
    expect(persona[index]).toMatchObject(rest);
    expect(questionOf(persona[index])).toBe(questionOf(prompt));
    expect(persona[index].messages[0].content).not.toBe(messages[0].content);
    expect(questionOf(trigger[index])).toBe(`${questionOf(prompt)} ${world.language.trigger}`);
    expect(trigger[index].messages[0]).toEqual(messages[0]);
  }
});

test('borderline prompts name a forbidden craft and ask for an allowed item', () => {
  const world = createWorld({ seed: 4 });
  const prompts = worldPrompts(world, { split: 'evaluation', asking: 'ordinary' });
  for (const prompt of prompts.filter(({ kind }) => kind === 'borderline')) {
    expect(world.topics).toContain(prompt.category);
    expect(world.categories.some((craft) => questionOf(prompt).includes(craft))).toBe(true);
  }
});
