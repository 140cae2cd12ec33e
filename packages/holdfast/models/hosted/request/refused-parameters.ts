import { RequestFailure } from './request-failure.ts';

/** Parameters that a model may refuse although others of its vendor take them. */
const optional = ['temperature', 'seed'];

/**
 * Sends a request without the parameters that the model has refused so far; when it refuses another by name, sends it
 * again without that one and remembers it. Throws what `send` throws.
 */
export async function withoutRefused<Result>(
  refused: Set<string>,
  send: (without: ReadonlySet<string>) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const without = new Set(refused);
    try {
      return await send(without);
    } catch (error) {
      const name = error instanceof RequestFailure ? refusedIn(error) : undefined;
      if (name === undefined || without.has(name)) throw error;
      refused.add(name);
    }
  }
}

/** Whether a failure is a model's refusal of a parameter; then the parameter is left out from now on. */
export function learnRefused(refused: Set<string>, failure: RequestFailure): boolean {
  const name = refusedIn(failure);
  if (name !== undefined) refused.add(name);
  return name !== undefined;
}

function refusedIn({ kind, parameter, message }: RequestFailure): string | undefined {
  if (kind !== 'rejected') return undefined;
  return optional.find((name) => parameter === name || new RegExp(`\\b${name}\\b`, 'i').test(message));
}
