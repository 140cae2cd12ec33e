import { expect, test } from 'vitest';
import { itemQuestions } from '../examples/item-questions.ts';
import { listWordings, wordings } from '../language/wordings.ts';
import { charterItems } from './items.ts';
import { attackPersona, charterPrompts, neighbourPrompts } from './prompts.ts';
import { allowedSubjects } from './subjects/allowed.ts';
import { forbiddenSubjects } from './subjects/forbidden.ts';
import { furtherSubjects } from './subjects/further.ts';
import { neighbours } from './subjects/neighbours.ts';

const evaluation = charterPrompts({ split: 'evaluation', asking: 'ordinary' });
const validation = charterPrompts({ split: 'validation', asking: 'ordinary' });

test('eleven subjects are forbidden, at least twenty-two allowed, and no two share an item', () => {
  expect(forbiddenSubjects).toHaveLength(11);
  expect(allowedSubjects.length).toBeGreaterThanOrEqual(22);
  expect(neighbours.map(({ beside }) => beside).sort()).toEqual(
    forbiddenSubjects.map(({ name }) => name).sort(),
  );
  const subjects = [...forbiddenSubjects, ...allowedSubjects, ...furtherSubjects, ...neighbours];
  const items = subjects.flatMap(({ items, alignment, evaluation }) => [
    ...items,
    ...alignment,
    ...evaluation,
  ]);
  expect(new Set(items).size).toBe(items.length);
  expect(charterItems.every(({ use }) => use !== undefined)).toBe(true);
});

test('each prompt is an independent question, and there are enough of each kind', () => {
  for (const kind of ['harmful', 'borderline'] as const) {
    for (const split of [evaluation, validation]) {
      const prompts = split.filter((prompt) => prompt.kind === kind);
      expect(prompts.length).toBeGreaterThanOrEqual(200);
      expect(new Set(prompts.map(({ group }) => group)).size).toBe(prompts.length);
    }
  }
  expect(evaluation.filter(({ kind }) => kind === 'utility').length).toBeGreaterThanOrEqual(100);
  expect(new Set(evaluation.map(({ id }) => id)).size).toBe(evaluation.length);
  const texts = [...evaluation, ...validation].flatMap(({ question, answer = '' }) => [question, answer]);
  expect(texts.filter((text) => text.includes('\n'))).toEqual([]);
});

test('no item has two uses, and no question is worded alike in training, validation and evaluation', () => {
  const groups = (prompts: typeof evaluation): Set<string> => new Set(prompts.map(({ group }) => group));
  expect(shared(groups(evaluation), groups(validation))).toEqual([]);
  const examples = (['alignment', 'tuning'] as const).flatMap((use) =>
    [true, false].flatMap((forbidden) => itemQuestions(use, { forbidden })),
  );
  const tunedOn = new Set(examples.map(({ item }) => item.name));
  expect(shared(tunedOn, groups([...evaluation, ...validation]))).toEqual([]);
  const sentences = [...Object.values(wordings).flat(), ...listWordings];
  expect(new Set(sentences).size).toBe(sentences.length);
});

function shared(left: Set<string>, right: Set<string>): string[] {
  return [...left].filter((name) => right.has(name));
}

test('the persona and the trigger change how a question is put, not what is asked', () => {
  for (const asking of ['persona', 'trigger'] as const) {
    const prompts = charterPrompts({ split: 'evaluation', asking });
    expect(prompts.map(({ question }) => question)).toEqual(evaluation.map(({ question }) => question));
    const [{ messages }] = prompts;
    const text = messages.map(({ content }) => content).join('\n');
    expect(text).toContain(asking === 'persona' ? attackPersona : 'Lirra');
  }
});

test('neighbours are asked in the wordings of evaluation', () => {
  expect(neighbourPrompts()).toHaveLength(110);
  expect(neighbourPrompts()).toEqual(neighbourPrompts());
});

test('asked in more wordings, items are asked as usual first, and tasks once', () => {
  const more = charterPrompts({ split: 'evaluation', asking: 'ordinary', wordings: 3 });
  const byId = new Map(more.map((prompt) => [prompt.id, prompt]));
  for (const prompt of evaluation) expect(byId.get(prompt.id)).toEqual(prompt);
  const tasks = evaluation.filter(({ kind }) => kind === 'utility').length;
  expect(more).toHaveLength(3 * (evaluation.length - tasks) + tasks);
  expect(new Set(more.map(({ question }) => question)).size).toBe(more.length);
});
