import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, routeOf } from './routes.ts';

/** Pages under a title, each by its path in the repository. */
export interface PageGroup {
  title: string;
  pages: readonly string[];
}

const docs = (...names: string[]): string[] => names.map((name) => `docs/${name}.md`);

/** What the English site offers at its side, in the order of reading. */
export const englishPages: readonly PageGroup[] = [
  {
    title: 'Begin',
    pages: [
      'README.md',
      ...docs('first-hour', 'tutorials/company', 'tutorials/platform', 'tutorials/research'),
    ],
  },
  {
    title: 'A guarded fine-tune',
    pages: docs(
      ...['data', 'scan', 'detectors', 'mix', 'tuning', 'tuners', 'external-trainers', 'defences'],
      ...['audit', 'benchmarks', 'askings', 'judges', 'verdict', 'release', 'evidence', 'run-folder'],
    ),
  },
  {
    title: 'To look up',
    pages: docs('command-line', 'settings', 'models', 'gateway', 'tracking', 'library', 'extending'),
  },
  {
    title: 'What it is worth',
    pages: [
      ...docs('study', 'gate', 'coverage', 'real-weights'),
      ...['studies/results/tables.md', 'organism/README.md', 'charter/README.md', 'bench/README.md'],
    ],
  },
  {
    title: 'The house',
    pages: [
      ...docs('design', 'reference/README'),
      ...['packages/engine/README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
    ],
  },
];

/** The same of the Korean site; pages that are there in English alone follow under a title of their own. */
export const koreanPages: readonly PageGroup[] = [
  {
    title: '시작하기',
    pages: [
      'README.ko.md',
      ...docs('ko/first-hour', 'ko/tutorials/company', 'ko/tutorials/platform', 'ko/tutorials/research'),
    ],
  },
  {
    title: '가드레일을 지키는 미세 조정',
    pages: docs(
      ...['ko/data', 'ko/scan', 'ko/mix', 'ko/audit', 'ko/benchmarks', 'ko/judges', 'ko/verdict'],
      ...['ko/defences', 'ko/evidence', 'ko/run-folder', 'ko/models', 'ko/gateway'],
    ),
  },
  {
    title: '영어 문서',
    pages: englishPages.slice(1, 4).flatMap(({ pages }) => pages.filter((page) => !isInKorean(page))),
  },
];

function isInKorean(page: string): boolean {
  return page.startsWith('docs/') && existsSync(join(root, page.replace('docs/', 'docs/ko/')));
}

/** The groups as VitePress takes them: each page with its first heading and its place on the site. */
export function sidebar(
  groups: readonly PageGroup[],
): { text: string; items: { text: string; link: string }[] }[] {
  return groups.map(({ title, pages }) => ({
    text: title,
    items: pages.map((page) => ({ text: headingOf(page), link: `/${routeOf(page)}` })),
  }));
}

function headingOf(page: string): string {
  const [, heading] = /^# (.+)$/m.exec(readFileSync(join(root, page), 'utf8')) ?? [];
  if (heading === undefined) throw new Error(`${page} has no heading to call it by.`);
  return heading;
}
