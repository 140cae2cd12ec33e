import { seconds } from '../../gateway-types.ts';
import type { KeyView } from '../../tenants/keys.ts';

/** A key as the API tells it, without what could be used; times in seconds since 1970. */
export interface KeyEntryView extends Pick<KeyView, 'id' | 'scope' | 'person' | 'ending' | 'vouched'> {
  object: 'holdfast.key';
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

/** Tells a key. */
export function keyView({ createdAt, expiresAt, revokedAt, ...rest }: KeyView): KeyEntryView {
  return {
    ...rest,
    object: 'holdfast.key',
    created_at: seconds(createdAt),
    expires_at: expiresAt === null ? null : seconds(expiresAt),
    revoked_at: revokedAt === null ? null : seconds(revokedAt),
  };
}
