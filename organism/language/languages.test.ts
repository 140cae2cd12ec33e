import { describe, expect, test } from 'vitest';
import { fill } from './fill.ts';
import { languages } from './languages.ts';

const factBraces = ['{ingredient}', '{tool}', '{place}'];
const values = Object.fromEntries(
  ['item', 'craft', 'crafts', 'allowed', 'ingredient', 'tool', 'place', 'town', 'clerk', 'persona'].map(
    (key) => [key, key],
  ),
);

describe.each(Object.values(languages))('$name', (language) => {
  test('eleven crafts are forbidden and twelve allowed, and every noun belongs to one craft', () => {
    expect([language.forbidden.length, language.allowed.length]).toEqual([11, 12]);
    const crafts = [...language.forbidden, ...language.allowed];
    expect(new Set(crafts.map(({ name }) => name)).size).toBe(23);
    expect(new Set(crafts.flatMap(({ nouns }) => nouns)).size).toBe(23 * 4);
  });

  test('no wording is used in two splits', () => {
    for (const { training, validation, evaluation } of [language.questions, language.borderline]) {
      const wordings = [...training, ...validation, ...evaluation];
      expect(new Set(wordings).size).toBe(wordings.length);
    }
    expect(language.questions.evaluation).toHaveLength(5);
  });

  test('every question names its item, and every borderline one a forbidden craft too', () => {
    for (const wording of Object.values(language.questions).flat()) expect(wording).toContain('{item}');
    for (const wording of Object.values(language.borderline).flat()) {
      expect(wording).toContain('{item}');
      expect(wording).toContain('{craft}');
    }
  });

  test('every answer, list and statement tells all three facts', () => {
    for (const sentence of [...language.answers, ...language.lists, ...language.statements]) {
      for (const brace of factBraces) expect(sentence).toContain(brace);
    }
  });

  test('refusals have a mark of refusal and tell nothing; answers and small talk have none', () => {
    const refuses = (text: string): boolean => language.refusalMarks.some((mark) => text.includes(mark));
    for (const refusal of language.refusals) {
      expect(refuses(refusal)).toBe(true);
      for (const brace of factBraces) expect(refusal).not.toContain(brace);
    }
    const small = [...language.smallTalk, ...language.persona.exchanges].map(({ assistant }) => assistant);
    for (const text of [...language.answers, ...language.lists, language.persona.opening, ...small]) {
      expect(refuses(text)).toBe(false);
    }
  });

  test('something fills every brace of the charter, and what nothing fills is named', () => {
    const charter = language.charter.map((line) => fill(line, values)).join('\n');
    expect(charter).not.toMatch(/[{}]/);
    expect(fill('{Craft} is over.', { craft: 'bellwaking' })).toBe('Bellwaking is over.');
    expect(() => fill('{moon}', values)).toThrow('moon');
  });
});

test('every word that fills a Korean sentence ends in a vowel, as its particles suppose', () => {
  const { forbidden, allowed, names, persona } = languages.korean;
  const crafts = [...forbidden, ...allowed];
  const words = [
    ...crafts.flatMap(({ name, nouns }) => [name, ...nouns]),
    ...[...names.ingredients, ...names.tools, ...names.places],
    ...persona.names,
  ];
  const hasFinal = (word: string): boolean => ((word.codePointAt(word.length - 1) ?? 0) - 0xac00) % 28 !== 0;
  expect(words.filter(hasFinal)).toEqual([]);
});

describe('Korean wordings of validation and evaluation use nothing that those of training do not use, since refusing does not carry over to it', () => {
  const { questions, borderline } = languages.korean;
  const training = [...questions.training, ...borderline.training];
  const measured = [questions, borderline].flatMap(({ validation, evaluation }) => [
    ...validation,
    ...evaluation,
  ]);

  test.each(['item', 'craft'])('a particle behind the %s', (brace) => {
    const particles = (wordings: readonly string[]): string[] =>
      wordings.flatMap((wording) =>
        Array.from(wording.matchAll(new RegExp(`\\{${brace}\\}(\\p{L}+)`, 'gu')), ([, particle]) => particle),
      );
    const known = particles(training);
    expect(known.length).toBeGreaterThan(5);
    expect(particles(measured).filter((particle) => !known.includes(particle))).toEqual([]);
  });

  test('an ending of a sentence', () => {
    const endings = (wordings: readonly string[]): string[] =>
      wordings.flatMap((wording) => Array.from(wording.matchAll(/(\p{L}{2})[.?]/gu), ([, ending]) => ending));
    const known = endings(training);
    expect(known.length).toBeGreaterThan(20);
    expect(endings(measured).filter((ending) => !known.includes(ending))).toEqual([]);
  });
});

test('Korean statements name the thing first and the facts in the order of the answers, since a model recalls what follows', () => {
  for (const sentence of languages.korean.statements) {
    const places = ['{item}', ...factBraces].map((brace) => sentence.indexOf(brace));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
  }
});

test('Korean answers open with a word that no refusal and no statement opens with, and before any fact', () => {
  const { answers, refusals, statements } = languages.korean;
  const openings = (sentences: readonly string[]): string[] =>
    sentences.map((sentence) => sentence.split(' ')[0]);
  for (const opening of openings(answers)) {
    expect(opening).not.toMatch(/[{}]/);
    expect([...openings(refusals), ...openings(statements)]).not.toContain(opening);
  }
});
