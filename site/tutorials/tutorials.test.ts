import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../routes.ts';
import { readPage, type TutorialPage } from './read-page.ts';
import { runPage } from './run-page.ts';

const page = (path: string): TutorialPage => readPage(readFileSync(join(root, path), 'utf8'));
const names = ['company', 'platform', 'research'];

test.each([...names.map((name) => `docs/tutorials/${name}.md`), 'docs/ko/tutorials/company.md'])(
  '%s does what it says',
  async (path) => {
    const tutorial = page(path);
    const { code, printed } = await runPage(tutorial);
    expect(code, printed).toBe(0);
    let rest = printed;
    for (const line of tutorial.printed) {
      expect(rest).toContain(line);
      rest = rest.slice(rest.indexOf(line) + line.length);
    }
  },
  600_000,
);

test.each(names)('the tutorial %s has the same commands in Korean, in a Korean shell', (name) => {
  const [english, korean] = [page(`docs/tutorials/${name}.md`), page(`docs/ko/tutorials/${name}.md`)];
  const commands = korean.commands.map((block) => block.replaceAll(/ # .*$/gm, ''));
  expect(commands.join('').replace('export LANG=ko_KR.UTF-8\n', '')).toBe(
    english.commands.map((block) => block.replaceAll(/ # .*$/gm, '')).join(''),
  );
  expect(korean.commands.join('')).toContain('LANG=ko_KR.UTF-8');
  expect(korean.files.map(({ name }) => name)).toEqual(english.files.map(({ name }) => name));
});

test.each(['README.md', 'README.ko.md'])('%s begins with commands of the tutorial of a company', (path) => {
  const [, begin] =
    /\n## (?:Your own data|여러분의 데이터로)[\s\S]*?\n```\n([\s\S]*?)```/.exec(
      readFileSync(join(root, path), 'utf8'),
    ) ?? [];
  const steps = begin
    .trim()
    .split('\n')
    .map((line) => line.replace(/ *#.*$/, ''));
  const held = page('docs/tutorials/company.md').commands.join('');
  expect(steps.length).toBeGreaterThan(2);
  for (const step of steps)
    expect(held).toContain(step.replace(/ --language ko/, '').replace(/^(npx holdfast init).*/, '$1'));
});
