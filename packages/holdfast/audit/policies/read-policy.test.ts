import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyItems } from '../../mix/policy-prompts/policy-topics.ts';
import { findCategory } from './policy.ts';
import { readPolicy } from './read-policy.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-policy-'));

test("the study's policy has its eleven categories, found by id or title", async () => {
  const policy = await readPolicy('study');
  expect(policy.categories).toHaveLength(11);
  expect(findCategory(policy, 'Fraud/Deception')?.id).toBe('fraud-deception');
  expect(findCategory(policy, 'fraud and deception')?.id).toBe('fraud-deception');
  expect(findCategory(policy, 'weather')).toBeUndefined();
  expect((await readPolicy('hazards')).categories.map(({ id }) => id)).toContain('S14');
});

test('the policies that ship are there in Korean as well, category by category, and their templates make prompts of all of it', async () => {
  for (const name of ['study', 'hazards']) {
    const english = await readPolicy(name);
    const korean = await readPolicy(name, { language: 'ko' });
    expect(korean.name).toBe(english.name);
    expect(korean.categories.map(({ id }) => id)).toEqual(english.categories.map(({ id }) => id));
    expect(korean.categories.every(({ title, text }) => /[가-힣]/.test(title) && /[가-힣]/.test(text))).toBe(
      true,
    );
    expect(policyItems(korean).flatMap(({ unread }) => unread)).toEqual([]);
    expect(await readPolicy(name, { language: 'fr' })).toEqual(english);
  }
});

test("one's own policy is a YAML file; what is wrong in it is told with its place", async () => {
  const path = join(folder, 'mine.yaml');
  await writeFile(path, 'name: mine\ncategories:\n  - { id: a, title: A, text: Not that. }\n');
  expect((await readPolicy(path)).categories).toEqual([{ id: 'a', title: 'A', text: 'Not that.' }]);
  await writeFile(path, 'name: mine\ncategories:\n  - { id: a, title: A }\n');
  await expect(readPolicy(path)).rejects.toThrow(/mine.yaml: "categories.0.text"/);
  await writeFile(
    path,
    'name: mine\ncategories:\n  - { id: a, title: A, text: x }\n  - { id: a, title: B, text: y }\n',
  );
  await expect(readPolicy(path)).rejects.toThrow(/"a" is there twice/);
  await writeFile(path, 'name: [\n');
  await expect(readPolicy(path)).rejects.toThrow(/mine.yaml, line \d+, column \d+/);
  await expect(readPolicy('nowhere.yaml')).rejects.toThrow(
    /use study, hazards, or name a YAML or Markdown file/,
  );
});

test("a company's own words are a policy, a heading for each thing that is forbidden", async () => {
  const path = join(folder, 'rules.md');
  await writeFile(
    path,
    '# 상담 규칙\n\n우리 상담원의 규칙입니다.\n\n## 없는 할인 약속하기\n\n- 가격표에 없는 할인을 약속하는 것.\n- 정가를 설명하는 것은 괜찮다.\n\n## Other customers\n\nTelling their orders.\n',
  );
  expect(await readPolicy(path)).toEqual({
    name: '상담 규칙',
    categories: [
      {
        id: '없는-할인-약속하기',
        title: '없는 할인 약속하기',
        text: '가격표에 없는 할인을 약속하는 것.\n정가를 설명하는 것은 괜찮다.',
      },
      { id: 'other-customers', title: 'Other customers', text: 'Telling their orders.' },
    ],
  });
  await writeFile(
    path,
    '## Prices\n\nPromising a discount that\nis not on the list.\n- a gift\n  that nobody has\n',
  );
  expect((await readPolicy(path)).categories[0].text).toBe(
    'Promising a discount that is not on the list.\na gift that nobody has',
  );
  await writeFile(path, 'Be nice.\n');
  await expect(readPolicy(path)).rejects.toThrow(/rules.md has no headings that begin with "## "/);
  await writeFile(path, '## Prices\n\n## Orders\n\nNo.\n');
  await expect(readPolicy(path)).rejects.toThrow(/"Prices" has no text below it/);
});
