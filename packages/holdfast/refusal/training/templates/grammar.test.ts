import { createRandom } from '@holdfast/engine';
import { expect, test } from 'vitest';
import { fillTemplate, readSlots } from './grammar.ts';
import { readTemplates } from './read-templates.ts';

const slots = readSlots("# what\ntea\n{drink} jam\n\n# drink\nmilk\n# cannot\n'm unable to\n");

function allOf(template: string): Set<string> {
  const random = createRandom(1);
  return new Set(Array.from({ length: 200 }, () => fillTemplate(template, slots, random)));
}

test('choices and lists stand in for each other, as deep as they go', () => {
  expect(allOf('[no|{what}] for {drink}')).toEqual(
    new Set(['No for milk', 'Tea for milk', 'Milk jam for milk']),
  );
  expect(allOf('I {cannot} help.')).toEqual(new Set(["I'm unable to help."]));
});

test('Korean particles go by the last consonant', () => {
  expect(allOf('빵{을를}')).toEqual(new Set(['빵을']));
  expect(allOf('이끼{을를}')).toEqual(new Set(['이끼를']));
});

test('a list that is missing is named', () => {
  expect(() => allOf('{nothing}')).toThrow('There is no list of {nothing}.');
});

test('every template of every language can be filled', () => {
  const random = createRandom(2);
  for (const { sentences, slots: own } of readTemplates()) {
    for (const templates of Object.values(sentences)) {
      expect(templates.length).toBeGreaterThan(0);
      for (const template of templates)
        for (let draw = 0; draw < 4; draw++)
          expect(fillTemplate(template, own, random)).not.toMatch(/\{\w+\}|\|/);
    }
  }
});
