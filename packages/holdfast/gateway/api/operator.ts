import type { MiddlewareHandler } from 'hono';
import type { GatewayTypes } from '../gateway-types.ts';
import { ApiError } from '../shell/api-error.ts';

/** Lets through the admins of whoever runs the gateway. To others the routes are not there. */
export const operator: MiddlewareHandler<GatewayTypes> = async (context, next) => {
  const caller = context.get('caller');
  if (!caller.operator || caller.scope !== 'admin') {
    throw new ApiError(404, `There is no ${context.req.method} ${context.req.path}.`);
  }
  await next();
};
