import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { anchorsIn } from './anchors.ts';
import { root, routeOf } from './routes.ts';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/** What a link of a page leads to on the site. */
type Target = { kind: 'page'; link: string } | { kind: 'file'; path: string } | { kind: 'nothing' };

/** The reference numbers some of its anchors by what it does not show. */
const generated = /^docs\/reference\//;

/**
 * Makes the links and pictures of the repository's Markdown those of the site. Pages lead to pages; a folder leads to its README, and
 * stays text where it has none; other files are told to `addFile` by their path in the repository, to be put in the same place on the
 * site. `originalOf` says which file of the repository a page of the site is. Throws Error for a link to what is not there.
 */
export function repositoryLinks(
  markdown: MarkdownRenderer,
  { originalOf, addFile }: { originalOf: (page: string) => string; addFile: (path: string) => void },
): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = originalOf(env.realPath ?? env.path);
    for (const { children } of tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        const name = token.type === 'image' ? 'src' : 'href';
        const address = token.attrGet(name);
        if (address === null || /^([a-z]+:|\/\/)/i.test(address) || isOfHeading(token)) continue;
        const target = targetOf(decodeURI(address), page);
        // Within a page, a link stays as it is.
        if (target.kind === 'page' && !address.startsWith('#')) token.attrSet(name, target.link);
        if (target.kind === 'nothing') makeText(children ?? [], index);
        if (target.kind !== 'file') continue;
        addFile(target.path);
        token.attrSet(name, `/${target.path}`);
        // The site's router would look for a page.
        if (token.type === 'link_open') token.attrSet('target', '_blank');
      }
    }
  });
}

/** VitePress itself links each heading to itself. */
function isOfHeading(token: Token): boolean {
  return token.attrGet('class') === 'header-anchor';
}

function makeText(tokens: Token[], index: number): void {
  const end = tokens.slice(index).find(({ type }) => type === 'link_close');
  for (const token of [tokens[index], end]) if (token) Object.assign(token, { type: 'text', content: '' });
}

function targetOf(address: string, page: string): Target {
  const [path, anchor] = address.split('#');
  let file = path === '' ? page : resolve(dirname(page), path);
  if (!existsSync(file)) throw new Error(`${relative(root, page)} links to ${address}, which is not there.`);
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
    throw new Error(`${relative(root, page)} links to ${address}, where no heading is called so.`);
  }
  const link = `/${routeOf(place).replace(/(^|\/)index\.md$/, '$1')}`;
  return { kind: 'page', link: anchor === undefined ? link : `${link}#${anchor}` };
}
