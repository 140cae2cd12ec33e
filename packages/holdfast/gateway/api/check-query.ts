import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { ApiError } from '../shell/api-error.ts';

const page = ['limit', 'after', 'order'];
const slice = ['offset', 'limit'];

/** The parameters of queries that each route heeds; `metadata[]` stands for every key of metadata. All other routes take none. */
const heeded: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/files': [...page, 'purpose'],
  'GET /v1/fine_tuning/jobs': [...page, 'metadata', 'metadata[]'],
  'GET /v1/fine_tuning/jobs/:id/events': ['limit', 'after', 'stream'],
  'GET /v1/fine_tuning/jobs/:id/checkpoints': ['limit', 'after'],
  'GET /v1/fine_tuning/checkpoints/:model/permissions': [...page, 'project_id'],
  'GET /v1/holdfast/jobs/:id/run': ['language'],
  'GET /v1/holdfast/jobs/:id/run/rows': slice,
  'GET /v1/holdfast/jobs/:id/run/answers': slice,
  'GET /v1/holdfast/files/:id/scan/rows': slice,
  'GET /v1/holdfast/log': ['limit', 'after'],
};

/** Turns away a query with a parameter that would not be heeded. Throws ApiError 400 that names it. */
export const checkQuery: MiddlewareHandler = async (context, next) => {
  const route = matchedRoutes(context).at(-1);
  const names = heeded[`${route?.method} ${route?.path}`] ?? [];
  for (const name of Object.keys(context.req.query())) {
    if (names.includes(name.replace(/\[.*\]$/s, '[]'))) continue;
    throw new ApiError(400, `Unknown parameter: '${name}'.`, { code: 'unknown_parameter', param: name });
  }
  await next();
};
