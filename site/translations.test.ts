import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sectionsIn } from './anchors.ts';
import { root } from './routes.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const translated = globSync('docs/ko/**/*.md', { cwd: root }).map((korean) => ({
  korean,
  english: korean.replace('docs/ko/', 'docs/'),
}));

test('there are Korean pages, each of an English one, and both lead to each other', () => {
  expect(translated.length).toBeGreaterThan(10);
  for (const { korean, english } of translated) {
    expect(existsSync(join(root, english)), english).toBe(true);
    expect(read(english)).toContain('[한국어](');
    expect(read(korean)).toContain('[English](');
  }
});

test.each(translated)('$korean has every heading of $english, at the same anchors', ({ korean, english }) => {
  expect(sectionsIn(read(korean))).toEqual(sectionsIn(read(english)));
});

test.each(translated)(
  '$korean shows the commands and tells the figures of $english',
  ({ korean, english }) => {
    expect(commandsIn(read(korean))).toEqual(commandsIn(read(english)));
    expect(figuresIn(read(korean))).toEqual(figuresIn(read(english)));
  },
);

/** The commands of a page without what is said of them. */
function commandsIn(page: string): string[] {
  return Array.from(page.matchAll(/^ *(?:npx )?(holdfast .*)$/gm), ([, command]) =>
    command.replace(/ +#.*$/, ''),
  );
}

/** The percentages of a page, wherever its sentences put them. */
function figuresIn(page: string): string[] {
  return Array.from(page.matchAll(/\d[\d.,]*%/g), ([figure]) => figure).sort();
}
