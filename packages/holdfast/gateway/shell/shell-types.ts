import type { HttpBindings } from '@hono/node-server';

/** Who sends a request, as far as the shell needs to know. */
export interface Caller {
  /** Tells one key from another; no secret. */
  id: string;
}

/** What handlers behind the shell can rely on. */
export interface ShellTypes<Who extends Caller = Caller> {
  Bindings: HttpBindings;
  Variables: {
    caller: Who;
    /** Aborts when the client has left, or the request's time is up. */
    signal: AbortSignal;
    requestId: string;
  };
}
