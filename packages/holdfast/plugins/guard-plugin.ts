import { HoldfastError, type HoldfastErrorCode } from '../errors.ts';

/** Whose failures are told how. */
export interface Guarded {
  /** Begins the message, such as `./my-judge.ts: its judge`. */
  name: string;
  /** `model-failed` where trying again later can help. */
  code: Extract<HoldfastErrorCode, 'bad-config' | 'model-failed'>;
}

/**
 * The same object or function, of which whatever is thrown in it, at once or later, becomes a HoldfastError of one line
 * that names the file. What Holdfast throws itself and aborts pass through.
 */
export function guardPlugin<Value>(value: Value, guarded: Guarded): Value {
  if (typeof value === 'function') return guardFunction(value as unknown as AnyFunction, guarded) as Value;
  if (!isOwnObject(value) || !hasFunctions(value)) return value;
  return new Proxy(value, {
    get(target, key) {
      const field: unknown = Reflect.get(target, key, target);
      return typeof field === 'function'
        ? guardFunction((field as AnyFunction).bind(target), guarded)
        : field;
    },
  });
}

type AnyFunction = (...given: unknown[]) => unknown;

function guardFunction(called: AnyFunction, guarded: Guarded): AnyFunction {
  return (...given) => {
    let result: unknown;
    try {
      result = called(...given);
    } catch (error) {
      throw failure(error, guarded);
    }
    if (isAsyncIterable(result)) return guardIterable(result, guarded);
    if (result instanceof Promise) {
      return result.then(
        (value: unknown) => guardPlugin(value, guarded),
        (error: unknown) => {
          throw failure(error, guarded);
        },
      );
    }
    return guardPlugin(result, guarded);
  };
}

async function* guardIterable(values: AsyncIterable<unknown>, guarded: Guarded): AsyncGenerator<unknown> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next();
      if (next.done) return next.value;
      yield next.value;
    }
  } catch (error) {
    throw failure(error, guarded);
  } finally {
    await iterator.return?.();
  }
}

function failure(error: unknown, { name, code }: Guarded): unknown {
  if (error instanceof HoldfastError) return error;
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'Interrupted')) return error;
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return new HoldfastError(code, `${name} failed: ${said.replace(/\.$/, '')}.`, { cause: error });
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Whether a value is an object of the user's own making: lists, typed arrays, maps and the like are passed on as they are. */
function isOwnObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function hasFunctions(value: object): boolean {
  for (let one: object | null = value; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) {
    for (const key of Reflect.ownKeys(one)) {
      if (key !== 'constructor' && typeof Reflect.get(value, key) === 'function') return true;
    }
  }
  return false;
}
