import type { MiddlewareHandler } from 'hono';
import { type GatewayTypes, may } from '../gateway-types.ts';
import { ApiError } from '../shell/api-error.ts';
import { isReviewer } from '../tenants/scopes.ts';

/** Lets through those who review what was stopped or held back of every tenant. To others the routes are not there. */
export const reviewer: MiddlewareHandler<GatewayTypes> = async (context, next) => {
  if (!isReviewer(context.get('caller'))) {
    throw new ApiError(404, `There is no ${context.req.method} ${context.req.path}.`);
  }
  await next();
};

/** Lets through the admins of whoever runs the gateway. To others the routes are not there. */
export const operator: MiddlewareHandler<GatewayTypes> = async (context, next) => {
  const caller = context.get('caller');
  if (!caller.operator || caller.scope !== 'admin') {
    throw new ApiError(404, `There is no ${context.req.method} ${context.req.path}.`);
  }
  await next();
};

/** Lets through admins, for their own tenant, and reviewers. Throws ApiError 403. */
export const mayRelease: MiddlewareHandler<GatewayTypes> = (context, next) =>
  isReviewer(context.get('caller')) ? next() : may('administer')(context, next);
