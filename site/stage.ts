import { copyFileSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, routeOf } from './routes.ts';

/** What is no page: tests' own Markdown, and what running, building and installing leave. */
const excluded = ['**/node_modules/**', '**/fixtures/**', '**/dist/**', 'runs/**', 'site/**', '.venv/**'];

/**
 * Copies the pages of the repository to where they lie on the site, since VitePress tells the language of a page by its folder.
 * Returns which page of the repository each copy is of.
 */
export function stagePages(folder: string): ReadonlyMap<string, string> {
  rmSync(folder, { recursive: true, force: true });
  const pages = globSync('**/*.md', { cwd: root, exclude: excluded });
  return new Map(
    pages.map((page) => {
      stageFile(folder, page, routeOf(page));
      return [join(folder, routeOf(page)), join(root, page)];
    }),
  );
}

/** Copies a file of the repository to a place on the site; its own, unless another is named. */
export function stageFile(folder: string, path: string, place = path): void {
  mkdirSync(dirname(join(folder, place)), { recursive: true });
  copyFileSync(join(root, path), join(folder, place));
}
