import type { ModelView } from '../../../../holdfast/gateway/api/views/model-view.ts';
import type { TenantPolicy } from '../../../../holdfast/gateway/tenants/policy.ts';

/** Whether a policy lets two people release a model by hand; the gateway decides the same. */
export function mayRelease(
  { outcomes }: Pick<ModelView, 'outcomes'>,
  { byHand }: TenantPolicy['release'],
): boolean {
  if (byHand === 'inconclusive') return outcomes.every(({ outcome }) => outcome !== 'fail');
  return byHand === 'any';
}
