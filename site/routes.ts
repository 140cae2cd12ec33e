import { resolve } from 'node:path';

/** The repository, all of whose Markdown is the site. */
export const root = resolve(import.meta.dirname, '..');

/** Where a page of the repository lies on the site: Korean pages under `ko`, and each README as the page of its folder. */
export function routeOf(page: string): string {
  return page
    .replace(/^README\.ko\.md$/, 'ko/README.md')
    .replace(/^docs\/ko\//, 'ko/docs/')
    .replace(/(^|\/)README\.md$/, '$1index.md');
}
