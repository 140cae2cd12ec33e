import type { Ability } from '../../../holdfast/gateway/tenants/scopes.ts';
import { abilities } from '../../../holdfast/gateway/tenants/scopes.ts';
import { useSession } from './session.ts';

/** Whether the key that is signed in with lets its holder do something; over a folder, nothing can be changed. */
export function useMay(): (ability: Ability) => boolean {
  const { scope, serves } = useSession().me;
  return (ability) => abilities[scope].includes(ability) && (serves === 'gateway' || ability === 'read');
}
