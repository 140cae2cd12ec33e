import { expect, test } from 'vitest';
import { readStudy } from './read-study.ts';
import { shippedStudy } from './shipped-study.ts';

test.each(['demo', 'demo-korean', 'article', 'defences'])('the study %s ships', async (name) => {
  const file = shippedStudy(name);
  expect(file).toMatch(new RegExp(`studies/${name}\\.yaml$`));
  expect(Object.keys((await readStudy(file ?? '')).groups)).not.toHaveLength(0);
});

test('a path is no name of a study that ships', () => {
  expect(shippedStudy('studies/article.yaml')).toBeUndefined();
  expect(shippedStudy('nothing')).toBeUndefined();
});
