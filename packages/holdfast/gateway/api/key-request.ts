import { z } from 'zod';
import { ApiError } from '../shell/api-error.ts';
import { timeSchema } from '../shell/time-schema.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import type { TenantPolicy } from '../tenants/policy.ts';
import { type KeyScope, keyScopes } from '../tenants/scopes.ts';

/** The name of a person, as keys have it. */
export const personSchema = z.string().min(1).max(200);

/** What makes a key. */
export const keySchema = z.strictObject({
  scope: z.enum(keyScopes),
  person: personSchema,
  expires_at: timeSchema.nullish(),
});

/** A key that is wanted, its end in milliseconds since 1970. */
export interface KeyRequest {
  scope: KeyScope;
  person: string;
  expiresAt: number | undefined;
}

/** What a body that makes a key wants. */
export function keyRequest({ scope, person, expires_at: expires }: z.infer<typeof keySchema>): KeyRequest {
  return { scope, person, expiresAt: typeof expires === 'number' ? expires * 1000 : undefined };
}

/**
 * An admin of a tenant makes no admin keys in the names of those who alone may release there; whoever runs the gateway does. Throws
 * ApiError 403.
 */
export function requireOwnName(
  { scope, person }: Pick<KeyRequest, 'scope' | 'person'>,
  { policy: { release }, caller }: { policy: TenantPolicy; caller: KeyHolder },
): void {
  if (scope === 'reviewer') requireReviewersHome(caller.operator);
  if (caller.operator || scope !== 'admin' || !release.people?.includes(person)) return;
  throw new ApiError(
    403,
    `${person} may release models here, so only whoever runs the gateway makes admin keys in that name.`,
    { code: 'key_forbidden', param: 'person' },
  );
}

/** A reviewer sees what was stopped of every tenant, so that such keys are of the tenant that runs the gateway alone. Throws ApiError 403. */
export function requireReviewersHome(isOperators: boolean): void {
  if (isOperators) return;
  throw new ApiError(403, 'Keys of scope reviewer are of the tenant that runs the gateway alone.', {
    code: 'key_forbidden',
    param: 'scope',
  });
}
