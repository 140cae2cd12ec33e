import { seconds } from '../../gateway-types.ts';
import type { ReleaseByHand } from '../../models/release-by-hand.ts';

/** A release by hand as the API tells it, its times in seconds since 1970. */
export interface ReleaseView extends ReleaseByHand {
  object: 'holdfast.release';
}

/** Tells a release by hand. */
export function releaseView(release: ReleaseByHand): ReleaseView {
  return {
    ...release,
    object: 'holdfast.release',
    expires_at: seconds(release.expires_at),
    proposed_at: seconds(release.proposed_at),
    approved_at: release.approved_at === null ? null : seconds(release.approved_at),
    ended_at: release.ended_at === null ? null : seconds(release.ended_at),
  };
}
