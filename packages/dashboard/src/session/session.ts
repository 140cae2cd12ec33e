import { createContext, useContext } from 'react';
import type { MeView } from '../../../holdfast/gateway/api/views/tenant-view.ts';
import type { Client } from '../api/client.ts';

/** Somebody who is signed in. */
export interface Session {
  client: Client;
  me: MeView;
  signOut: () => void;
  /** Asks anew who this is, with what the tenant has used. */
  refresh: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session that a component stands in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in.');
  return session;
}
