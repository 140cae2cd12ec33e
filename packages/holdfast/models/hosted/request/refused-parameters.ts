import { RequestFailure } from './failures/request-failure.ts';

/** Parameters that a model may refuse although others take them; `system` stands for system messages. */
const optional = [
  ...['temperature', 'max_completion_tokens', 'max_tokens', 'response_format', 'json_schema'],
  ...['seed', 'random_seed', 'stream_options', 'system'],
] as const;

/** How endpoints and chat templates say that they take no system message, or none but turns that alternate. */
const noSystem =
  /system (role|message|prompt)s? (is |are )?not (supported|allowed)|roles must alternate|only (supports? )?user,? and assistant|unexpected role/i;

/** What is said of a prompt that is too long may name the parameter that bounds the answer, and refuses none. */
const tooLong =
  /context (length|window)|too (long|large|many tokens)|maximum length|exceeds? the|must be (less|at most|between|smaller)/i;

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
  if (kind !== 'rejected' || tooLong.test(message)) return undefined;
  if (noSystem.test(message)) return 'system';
  const named = optional.find((name) => name !== 'system' && parameter?.split('.')[0] === name);
  const refused = named ?? firstNamed(message);
  return refused === 'json_schema' ? 'response_format' : refused;
}

/** The parameter that stands first in a message: another may be named as what to use instead. */
function firstNamed(message: string): string | undefined {
  const places = optional.flatMap((name) => {
    const place = name === 'system' ? -1 : message.search(new RegExp(`\\b${name}\\b`, 'i'));
    return place < 0 ? [] : [{ name, place }];
  });
  return places.sort((a, b) => a.place - b.place)[0]?.name;
}
