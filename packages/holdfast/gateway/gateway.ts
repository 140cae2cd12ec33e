import type { Engine } from '@holdfast/engine';
import { Hono } from 'hono';
import { checkQuery } from './api/check-query.ts';
import { checkpointsRoutes } from './api/checkpoints-routes.ts';
import { filesRoutes } from './api/files-routes.ts';
import { jobsRoutes } from './api/jobs-routes.ts';
import { modelsRoutes } from './api/models-routes.ts';
import { operatorRoutes } from './api/operator-routes.ts';
import { quarantineRoutes } from './api/quarantine-routes.ts';
import { reviewRoutes } from './api/review-routes.ts';
import { runsRoutes } from './api/runs-routes.ts';
import { scansRoutes } from './api/scans-routes.ts';
import { tenantsRoutes } from './api/tenants-routes.ts';
import { uploadsRoutes } from './api/uploads-routes.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import { responsesRoutes } from './chat/responses-routes.ts';
import type { GatewayFolder } from './gateway-folder.ts';
import { type GatewayTypes, may } from './gateway-types.ts';
import { createMetrics } from './metrics.ts';
import { createServedModels } from './models/served-models.ts';
import { isPagePath, pageRoutes } from './page/page-routes.ts';
import { runOfRequest } from './run-views/run-of-request.ts';
import { type ShellLimits, standardLimits } from './shell/limits.ts';
import { type Listening, type ListenOptions, listen } from './shell/listen.ts';
import { createShell, type RequestRecord } from './shell/shell.ts';
import { bearerOf } from './shell/single-key.ts';
import { findKeyHolder, type KeyHolder } from './tenants/keys.ts';
import { requireTenant } from './tenants/tenants.ts';

/** What a gateway serves, and where. */
export interface GatewayOptions extends ListenOptions {
  folder: GatewayFolder;
  /** Runs the models that are asked. */
  engine: Engine;
  /** Host names under which requests come, beside localhost and IP addresses. */
  hosts?: readonly string[];
  limits?: Partial<ShellLimits>;
  /** Told of every request, without its content. */
  onRequest?: (record: RequestRecord) => void;
}

/**
 * Serves a gateway's folder: OpenAI's API for files, uploads, fine-tuning jobs, models, chats and responses under `/v1`, with
 * what it lacks under `/v1/holdfast`; `/health/live`, `/health/ready` and, with an admin key of whoever runs it, `/metrics`.
 * Jobs are carried out by workers (see `work`). Throws HoldfastError `busy` when the port is taken.
 */
export async function serveGateway({
  folder,
  engine,
  hosts,
  limits: given,
  onRequest,
  ...where
}: GatewayOptions): Promise<Listening> {
  const { database } = folder;
  const limits = { ...standardLimits, ...given };
  const metrics = createMetrics(database);
  const app = createShell<KeyHolder>({
    limits,
    hosts,
    async authenticate(authorization) {
      const key = bearerOf(authorization);
      return key === undefined ? undefined : findKeyHolder(database, key);
    },
    isPublic: (path) => path.startsWith('/health/') || isPagePath(path),
    takesForm: (path) => /^\/v1\/(files|uploads\/[^/]+\/parts)$/.test(path),
    onRequest(record) {
      metrics.count(record);
      onRequest?.(record);
    },
  });
  app.get('/health/live', (context) => context.json({ status: 'live' }));
  app.get('/health/ready', async (context) => {
    await database.get('select 1');
    return context.json({ status: 'ready' });
  });
  app.get('/metrics', may('administer'), async (context) =>
    context.get('caller').operator ? context.text(await metrics.text()) : context.notFound(),
  );
  app.route('/', pageRoutes());
  app.use('/v1/*', checkQuery);
  const served = createServedModels(folder, { engine });
  const find = async (name: string, tenant: string) =>
    served.find(name, await requireTenant(database, tenant));
  const asking = new Hono<GatewayTypes>();
  asking.use('/chat/*', may('chat'));
  asking.use('/responses', may('chat'));
  asking.route(
    '/',
    chatRoutes<KeyHolder>((name, context) => find(name, context.get('caller').tenant)),
  );
  asking.route(
    '/',
    responsesRoutes<KeyHolder>((name, context) => find(name, context.get('caller').tenant)),
  );
  for (const routes of [
    asking,
    filesRoutes(folder, limits),
    uploadsRoutes(folder, limits),
    jobsRoutes(folder),
    checkpointsRoutes(folder),
    modelsRoutes(folder),
    quarantineRoutes(folder),
    reviewRoutes(folder),
    runsRoutes((context) => runOfRequest(folder, context)),
    scansRoutes(folder),
    tenantsRoutes(folder),
    operatorRoutes(folder),
  ]) {
    app.route('/v1', routes);
  }
  return listen(app, { ...where, limits });
}
