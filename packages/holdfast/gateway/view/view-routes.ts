import { type Context, Hono } from 'hono';
import { runsRoutes } from '../api/runs-routes.ts';
import type { MeView } from '../api/views/tenant-view.ts';
import { type GatewayTypes, notThere } from '../gateway-types.ts';
import { type FolderEntry, folderEntries } from './folder-entries.ts';
import { dataOfRun, jobOfRun } from './job-of-run.ts';
import { modelOfRun } from './model-of-run.ts';
import { studyEntryView, studyView } from './study-view.ts';

/**
 * What lies in a folder, by the routes and in the shapes of a gateway: its runs and audits as jobs, what they made as models, and
 * its studies. Nothing can be changed.
 */
export function viewRoutes(folder: string, { name }: { name: string }): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  const entries = (kind: FolderEntry['kind']) =>
    folderEntries(folder).then((all) => all.filter((entry) => entry.kind === kind));
  const entryOf = async (context: Context<GatewayTypes>, kind: FolderEntry['kind']): Promise<FolderEntry> => {
    const id = context.req.param('id') ?? '';
    const entry = (await entries(kind)).find((one) => one.id === id);
    if (!entry) throw notThere(kind, id);
    return entry;
  };
  routes.get('/holdfast/me', (context) =>
    context.json({
      id: '',
      object: 'holdfast.tenant',
      name,
      policy: null,
      usage: null,
      created_at: 0,
      scope: 'reader',
      person: '',
      operator: false,
      serves: 'folder',
    } satisfies MeView),
  );
  routes.get('/fine_tuning/jobs', async (context) => {
    const data = await Promise.all((await entries('run')).map(jobOfRun));
    return context.json({ object: 'list', data: data.toSorted((a, b) => b.created_at - a.created_at) });
  });
  routes.get('/fine_tuning/jobs/:id', async (context) =>
    context.json(await jobOfRun(await entryOf(context, 'run'))),
  );
  routes.route(
    '/',
    runsRoutes(async (context) => {
      const { id, path } = await entryOf(context, 'run');
      return { id, title: id, path, data: await dataOfRun(path) };
    }),
  );
  routes.get('/holdfast/models', async (context) => {
    const models = await Promise.all((await entries('run')).map(modelOfRun));
    return context.json({ object: 'list', data: models.filter((model) => model !== undefined) });
  });
  routes.get('/holdfast/models/:id', async (context) => {
    const model = await modelOfRun(await entryOf(context, 'run'));
    if (!model) throw notThere('model', context.req.param('id'));
    return context.json(model);
  });
  routes.get('/holdfast/studies', async (context) =>
    context.json({ object: 'list', data: await Promise.all((await entries('study')).map(studyEntryView)) }),
  );
  routes.get('/holdfast/studies/:id', async (context) =>
    context.json(await studyView(await entryOf(context, 'study'))),
  );
  return routes;
}
