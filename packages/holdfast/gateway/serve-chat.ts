import type { Hono } from 'hono';
import type { ChatModel } from '../models/chat-model.ts';
import { batchedModel } from './chat/batched-model.ts';
import { chatRoutes } from './chat/chat-routes.ts';
import { ApiError } from './shell/api-error.ts';
import { type ShellLimits, standardLimits } from './shell/limits.ts';
import { type Listening, type ListenOptions, listen } from './shell/listen.ts';
import { createShell } from './shell/shell.ts';
import type { ShellTypes } from './shell/shell-types.ts';
import { type Access, requireKeyOffLoopback, singleKey } from './shell/single-key.ts';

/** What `serveChat` serves, to whom, and where. */
export interface ServeOptions extends ListenOptions {
  models: readonly ChatModel[];
  access: Access;
  /** Host names under which requests come, beside localhost and IP addresses. */
  hosts?: readonly string[];
  limits?: Partial<ShellLimits>;
}

/**
 * Serves chat models with OpenAI's API: `GET /v1/models`, `GET /v1/models/NAME` and `POST /v1/chat/completions`. Each model
 * is asked by its name; `url` ends in `/v1`. Throws HoldfastError `busy` when the port is taken, `bad-usage` where others than
 * this machine could ask without a key.
 */
export async function serveChat({
  models,
  access,
  hosts,
  limits,
  ...where
}: ServeOptions): Promise<Listening> {
  requireKeyOffLoopback(access, where.host ?? '127.0.0.1');
  const all = { ...standardLimits, ...limits };
  const app = createShell({ limits: all, hosts, authenticate: singleKey(access) });
  app.route('/v1', servedModels(models));
  const { url, close } = await listen(app, { ...where, limits: all });
  return { url: `${url}/v1`, close };
}

function servedModels(models: readonly ChatModel[]): Hono<ShellTypes> {
  const served = new Map(models.map((model) => [model.name, batchedModel(model)]));
  const created = Math.floor(Date.now() / 1000);
  const find = (name: string) => {
    const model = served.get(name);
    if (model) return model;
    throw new ApiError(404, `The model ${name} is not served here.`, {
      code: 'model_not_found',
      param: 'model',
    });
  };
  const about = (id: string) => ({ id, object: 'model', created, owned_by: 'holdfast' });
  const routes = chatRoutes(find);
  routes.get('/models', (context) => context.json({ object: 'list', data: [...served.keys()].map(about) }));
  // Names may have slashes in them.
  routes.get('/models/:name{.+}', (context) => context.json(about(find(context.req.param('name')).name)));
  return routes;
}
