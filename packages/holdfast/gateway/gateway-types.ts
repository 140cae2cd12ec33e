import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from './shell/api-error.ts';
import type { ShellTypes } from './shell/shell-types.ts';
import type { KeyHolder } from './tenants/keys.ts';
import { type Ability, abilities } from './tenants/scopes.ts';

/** What handlers of the gateway can rely on: somebody known, of one tenant. */
export type GatewayTypes = ShellTypes<KeyHolder>;

/** Lets through whoever may do what a route does. Throws ApiError 403. */
export function may(ability: Ability): MiddlewareHandler<GatewayTypes> {
  return async (context, next) => {
    const { scope } = context.get('caller');
    if (!abilities[scope].includes(ability)) {
      throw new ApiError(403, `A key of scope ${scope} does not let you do this.`, {
        code: 'insufficient_permissions',
      });
    }
    await next();
  };
}

/** The refusal of what is not there: that of somebody else's is the same. */
export function notThere(what: string, id: string): ApiError {
  return new ApiError(404, `There is no ${what} ${id}.`, { code: 'not_found' });
}

/** Who asks, for the tables and the log. */
export function callerOf(context: Context<GatewayTypes>): { tenant: string; actor: string } {
  const { tenant, id } = context.get('caller');
  return { tenant, actor: id };
}

/** Seconds since 1970, as the API tells times. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
