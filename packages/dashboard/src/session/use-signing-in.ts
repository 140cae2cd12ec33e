import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MeView } from '../../../holdfast/gateway/api/views/tenant-view.ts';
import { ApiFailure } from '../api/api-failure.ts';
import { createClient } from '../api/client.ts';
import { keyStore } from './key-store.ts';
import { oneTimeToken } from './one-time-token.ts';
import type { Session } from './session.ts';

/** How far the sign-in is. */
export interface SigningIn {
  session: Session | null;
  /** Whether a key is being tried. */
  busy: boolean;
  failure: ApiFailure | null;
  signIn: (key: string) => void;
}

/** Signs in with the key of this tab, with the token of the address, or with what somebody types in. */
export function useSigningIn(): SigningIn {
  const [key, setKey] = useState(keyStore.read);
  const [token, setToken] = useState(takeToken);
  const [me, setMe] = useState<MeView | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [times, setTimes] = useState(0);
  const signOut = useCallback(() => {
    keyStore.forget();
    setKey(null);
    setMe(null);
  }, []);
  const client = useMemo(() => createClient(key, signOut), [key, signOut]);
  const fail = useCallback((error: unknown) => {
    if (!(error instanceof ApiFailure)) throw error;
    setFailure(error);
    setToken(null);
  }, []);
  const signIn = useCallback((given: string) => {
    keyStore.keep(given);
    setFailure(null);
    setKey(given);
  }, []);
  useEffect(() => {
    if (token === null) return;
    const trade = { method: 'POST', body: { token } } as const;
    createClient(null, () => undefined)
      .ask<{ key: string }>('/holdfast/session', trade)
      .then((session) => {
        setToken(null);
        signIn(session.key);
      })
      .catch(fail);
  }, [token, fail, signIn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` is there to ask again.
  useEffect(() => {
    if (key !== null) client.ask<MeView>('/holdfast/me').then(setMe).catch(fail);
  }, [client, key, fail, times]);
  const refresh = useCallback(() => setTimes((before) => before + 1), []);
  const session = useMemo(() => me && { client, me, signOut, refresh }, [client, me, signOut, refresh]);
  return { session, busy: token !== null || (key !== null && failure === null), failure, signIn };
}

/** The token of the address, read once; it is taken out of the address and of the history at once. */
let taken: string | null | undefined;
function takeToken(): string | null {
  if (taken !== undefined) return taken;
  taken = oneTimeToken(location.hash);
  if (taken !== null) history.replaceState(null, '', location.pathname);
  return taken;
}
