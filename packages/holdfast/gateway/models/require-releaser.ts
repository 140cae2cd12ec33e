import { ApiError } from '../shell/api-error.ts';
import type { KeyHolder } from '../tenants/keys.ts';
import type { TenantPolicy } from '../tenants/policy.ts';

/**
 * Where a policy says who alone may release, lets nobody else through. A name counts on keys that whoever runs the gateway made: an
 * admin of the tenant can make keys in anybody's name. Throws ApiError 403.
 */
export function requireReleaser(
  { people }: Pick<TenantPolicy['release'], 'people'>,
  { person, vouched }: Pick<KeyHolder, 'person' | 'vouched'>,
): void {
  if (!people) return;
  if (!people.includes(person)) {
    throw new ApiError(
      403,
      `The policy lets ${people.join(', ') || 'nobody'} alone release models and let jobs through, and not ${person}; whoever runs the gateway adds the name to release.people of the tenant's policy.`,
      {
        code: 'release_forbidden',
      },
    );
  }
  if (vouched) return;
  throw new ApiError(
    403,
    `This key says that it is ${person}'s, but whoever runs the gateway did not make it; ask them for one (POST /v1/holdfast/tenants/ID/keys).`,
    { code: 'key_not_vouched' },
  );
}
