import { basename, resolve } from 'node:path';
import { isPagePath, pageRoutes } from '../page/page-routes.ts';
import { standardLimits } from '../shell/limits.ts';
import { type Listening, listen } from '../shell/listen.ts';
import { readBody } from '../shell/read-body.ts';
import { createShell } from '../shell/shell.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import { folderEntries } from './folder-entries.ts';
import { oneTimeSession, tokenSchema } from './one-time-session.ts';
import { viewRoutes } from './view-routes.ts';

/**
 * Serves the page over a folder of runs, audits and studies: on this machine alone, read only, to the one tab that opens `url`
 * first. Throws HoldfastError `not-found` for a folder that holds none of them, `busy` when the port is taken.
 */
export async function serveView(folder: string, { port = 0 }: { port?: number } = {}): Promise<Listening> {
  await folderEntries(folder);
  const name = basename(resolve(folder));
  const session = oneTimeSession();
  const looker: KeyHolder = {
    id: 'view',
    tenant: '',
    scope: 'reader',
    person: '',
    operator: false,
    vouched: false,
  };
  const path = '/v1/holdfast/session';
  const app = createShell<KeyHolder>({
    limits: standardLimits,
    authenticate: async (authorization) => (await session.authenticate(authorization)) && looker,
    isPublic: (requested) => isPagePath(requested) || requested === path,
  });
  app.route('/', pageRoutes());
  app.post(path, async (context) =>
    context.json({ key: session.open((await readBody(context, tokenSchema)).token) }),
  );
  app.route('/v1', viewRoutes(folder, { name }));
  const { url, close } = await listen(app, { port, limits: standardLimits });
  return { url: `${url}/#token=${session.token}`, close };
}
