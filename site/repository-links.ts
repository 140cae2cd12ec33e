import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { anchorsIn } from './anchors.ts';
import { root, routeOf } from './routes.ts';

/** The reference numbers some of its anchors by what it does not show. */
const generated = /^docs\/reference\//;

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/** What a link of a page leads to on the site. */
type Target = { kind: 'page'; link: string } | { kind: 'file'; path: string } | { kind: 'nothing' };

/**
 * Makes the links of the repository's Markdown links of the site. Pages lead to pages; a folder leads to its README, and stays
 * text where it has none; other files are told to `addFile` by their path in the repository, to be put beside the pages. Throws
 * Error for a link to what is not there.
 */
export function repositoryLinks(markdown: MarkdownRenderer, addFile: (path: string) => void): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page: string = env.realPath ?? env.path;
    for (const { children } of tokens) {
      if (children) leadToSite(children, page, addFile);
    }
  });
}

function leadToSite(tokens: Token[], page: string, addFile: (path: string) => void): void {
  for (const [index, token] of tokens.entries()) {
    const href = token.type === 'link_open' ? token.attrGet('href') : null;
    if (href === null || /^([a-z]+:|\/\/)/i.test(href)) continue;
    const target = targetOf(decodeURI(href), page);
    if (target.kind === 'page') token.attrSet('href', target.link);
    if (target.kind === 'file') {
      addFile(target.path);
      token.attrSet('href', `/${target.path}`);
      // The site's router would look for a page.
      token.attrSet('target', '_blank');
    }
    if (target.kind === 'nothing') {
      for (const end of [token, tokens.slice(index).find(({ type }) => type === 'link_close')]) {
        if (end) Object.assign(end, { type: 'text', content: '' });
      }
    }
  }
}

function targetOf(href: string, page: string): Target {
  const [path, anchor] = href.split('#');
  let file = path === '' ? page : resolve(dirname(page), path);
  if (!existsSync(file)) throw new Error(`${relative(root, page)} links to ${href}, which is not there.`);
  if (statSync(file).isDirectory()) {
    file = join(file, 'README.md');
    if (!existsSync(file)) return { kind: 'nothing' };
  }
  const place = relative(root, file);
  if (!place.endsWith('.md')) return { kind: 'file', path: place };
  if (
    anchor !== undefined &&
    !generated.test(place) &&
    !anchorsIn(readFileSync(file, 'utf8')).includes(anchor)
  ) {
    throw new Error(`${relative(root, page)} links to ${href}, where no heading is called so.`);
  }
  const link = `/${routeOf(place).replace(/(^|\/)index\.md$/, '$1')}`;
  return { kind: 'page', link: anchor === undefined ? link : `${link}#${anchor}` };
}
