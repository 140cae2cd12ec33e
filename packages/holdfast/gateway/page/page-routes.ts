import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { GatewayTypes } from '../gateway-types.ts';
import { howToBuild, pageFolder } from './page-folder.ts';

/** The types of the files that a page is built of. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/plain; charset=utf-8',
};

/** Whether a path is of the page, which anybody may load: it holds nothing, and asks for a key itself. */
export function isPagePath(path: string): boolean {
  return path === '/' || /^\/page\/[\w.-]+$/.test(path);
}

/**
 * The page: its document at `/`, and its other files under `/page`, whose names change whenever they do. Without a build, `/`
 * says how one is made.
 */
export function pageRoutes(): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  routes.get('/', async (context) => {
    const document = join(pageFolder, 'index.html');
    if (!existsSync(document)) return context.text(`${howToBuild}\n`, 503);
    context.header('cache-control', 'no-cache');
    return context.html(await readFile(document, 'utf8'));
  });
  routes.get('/page/:file{[\\w.-]+}', async (context) => {
    const name = context.req.param('file');
    const type = contentTypes[extname(name)];
    const file = join(pageFolder, 'page', name);
    if (!type || !existsSync(file)) return context.notFound();
    context.header('cache-control', 'public, max-age=31536000, immutable');
    context.header('content-type', type);
    return context.body(new Uint8Array(await readFile(file)));
  });
  return routes;
}
