import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { ApiError, asApiError, errorBody } from './api-error.ts';
import { checkContentType, checkHost, checkOrigin } from './check-address.ts';
import { checkLoad } from './check-load.ts';
import type { ShellLimits } from './limits.ts';
import type { Caller, ShellTypes } from './shell-types.ts';
import { traceRequests } from './trace-requests.ts';

/** What happened, for logs and counters: no content, and no secret. */
export interface RequestRecord {
  id: string;
  method: string;
  /** The route's pattern, such as `/v1/files/:id`. */
  route: string;
  status: number;
  milliseconds: number;
  caller?: string;
}

export interface ShellOptions<Who extends Caller = Caller> {
  limits: ShellLimits;
  /** Host names that are this server's, beside localhost and IP addresses. */
  hosts?: readonly string[];
  /** Who sends what an `Authorization` header says; nobody is turned away with 401. */
  authenticate: (authorization: string | undefined) => Promise<Who | undefined> | Who | undefined;
  /** Paths for which nobody need be known, such as those of health. */
  isPublic?: (path: string) => boolean;
  /** Paths that take forms with files. */
  takesForm?: (path: string) => boolean;
  onRequest?: (record: RequestRecord) => void;
}

/**
 * An app on which routes are hung: what reaches them is for this server, from no foreign page, of the right type, within the
 * limits, and from somebody known. Errors have OpenAI's shape.
 */
export function createShell<Who extends Caller>({
  limits,
  hosts = [],
  authenticate,
  isPublic = () => false,
  takesForm = () => false,
  onRequest,
}: ShellOptions<Who>): Hono<ShellTypes<Who>> {
  const app = new Hono<ShellTypes<Who>>();
  const load = checkLoad<Who>(limits);
  app.use(async (context, next) => {
    const started = performance.now();
    const id = randomUUID();
    context.set('requestId', id);
    context.header('x-request-id', id);
    const { outgoing } = context.env;
    outgoing.once('close', () =>
      onRequest?.({
        id,
        method: context.req.method,
        route: context.req.routePath,
        status: outgoing.statusCode,
        milliseconds: performance.now() - started,
        caller: context.get('caller')?.id,
      }),
    );
    await next();
  });
  app.use(traceRequests<Who>);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(checkHost(hosts), checkOrigin, checkContentType(takesForm));
  app.use(async (context, next) => {
    if (isPublic(context.req.path)) return next();
    const caller = await authenticate(context.req.header('authorization'));
    if (!caller) {
      context.header('www-authenticate', 'Bearer');
      throw new ApiError(401, 'This takes a key: send Authorization: Bearer KEY.', {
        code: 'invalid_api_key',
      });
    }
    context.set('caller', caller);
    return load(context, next);
  });
  const ordinaryBody = bodyLimit({ maxSize: limits.bodyBytes, onError: tooLarge });
  app.use((context, next) => {
    if (!takesForm(context.req.path)) return ordinaryBody(context, next);
    // Whoever receives the form counts what comes; what says its length need not come at all.
    if (Number(context.req.header('content-length') ?? 0) > limits.fileBytes + limits.bodyBytes) tooLarge();
    return next();
  });
  app.use(async (context, next) => {
    const left = new AbortController();
    const { outgoing } = context.env;
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) left.abort(new Error('the client has left'));
    });
    context.set('signal', AbortSignal.any([left.signal, AbortSignal.timeout(limits.answerSeconds * 1000)]));
    await next();
  });
  app.notFound((context) =>
    refuse(context, new ApiError(404, `There is no ${context.req.method} ${context.req.path}.`)),
  );
  app.onError((error, context) => refuse(context, asApiError(error)));
  return app;
}

function tooLarge(): never {
  throw new ApiError(413, 'The body is larger than this server takes.', { code: 'body_too_large' });
}

function refuse(context: Context, error: ApiError): Response {
  if (error.retryAfter !== undefined) context.header('retry-after', String(error.retryAfter));
  return context.json(errorBody(error), error.status);
}
