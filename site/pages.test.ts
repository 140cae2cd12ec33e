import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsIn } from './anchors.ts';
import { englishPages, koreanPages, sidebar } from './pages.ts';
import { root, routeOf } from './routes.ts';

test('every page of the documentation is offered at the side, in its language', () => {
  const offered = (groups: typeof englishPages): string[] => groups.flatMap(({ pages }) => pages);
  const english = globSync('docs/{*.md,tutorials/*.md}', { cwd: root });
  const korean = globSync('docs/ko/**/*.md', { cwd: root });
  expect(english.length).toBeGreaterThan(25);
  expect(offered(englishPages)).toEqual(expect.arrayContaining(english));
  expect(offered(koreanPages)).toEqual(expect.arrayContaining(korean));
  for (const page of [...offered(englishPages), ...offered(koreanPages)])
    expect(existsSync(join(root, page))).toBe(true);
  expect(sidebar(koreanPages)[0].items[2]).toEqual({
    text: '따라 하기: 상담 센터',
    link: '/ko/docs/tutorials/company.md',
  });
});

test.each([
  ['README.md', 'index.md'],
  ['README.ko.md', 'ko/index.md'],
  ['docs/scan.md', 'docs/scan.md'],
  ['docs/ko/tutorials/company.md', 'ko/docs/tutorials/company.md'],
  ['organism/README.md', 'organism/index.md'],
])('%s lies at %s', (page, route) => {
  expect(routeOf(page)).toBe(route);
});

test('anchors are those of GitHub', () => {
  const page =
    '# The gate\n\n## Serving (`bench:gateway`)\n\n```sh\n# no heading\n```\n\n## The gate\n\n### 여러분의 모델\n\n<a id="own"></a>\n';
  expect(anchorsIn(page)).toEqual(['the-gate', 'serving-benchgateway', 'the-gate-1', '여러분의-모델', 'own']);
});
