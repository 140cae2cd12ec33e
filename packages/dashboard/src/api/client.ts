import { ApiFailure } from './api-failure.ts';

/** What a request sends beside its path. */
export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A form with a file goes as it is, everything else as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/** Asks the service, with a key in the header. */
export interface Client {
  /** Answers of other shapes than expected cannot come: the gateway and the page are of one version. Throws ApiFailure. */
  ask<Answer>(path: string, options?: RequestOptions): Promise<Answer>;
  /** The same for an answer that comes bit by bit. */
  open(path: string, options?: RequestOptions): Promise<Response>;
}

/** Makes a client; `onSignedOut` is called once the key is not taken any more. */
export function createClient(key: string | null, onSignedOut: () => void): Client {
  const open = async (path: string, { method = 'GET', body, signal }: RequestOptions = {}) => {
    const headers = new Headers();
    if (key !== null) headers.set('authorization', `Bearer ${key}`);
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
    const sent = body === undefined || isForm ? (body as FormData | undefined) : JSON.stringify(body);
    const response = await fetch(`/v1${path}`, { method, headers, body: sent, signal }).catch((cause) => {
      if (signal?.aborted) throw cause;
      throw new ApiFailure('', { status: 0 });
    });
    if (response.ok) return response;
    if (response.status === 401) onSignedOut();
    const refusal = await response.json().catch(() => undefined);
    const { message = response.statusText, code = null } = refusal?.error ?? {};
    throw new ApiFailure(message, { status: response.status, code });
  };
  return {
    open,
    ask: async <Answer>(path: string, options?: RequestOptions) =>
      (await (await open(path, options)).json()) as Answer,
  };
}
