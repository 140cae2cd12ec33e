import vm from 'node:vm';

/** What is to be done in the time; the script reads it where it runs. */
const slot: { work: () => unknown } = { work: () => undefined };
const slotName = Symbol.for('@holdfast/engine within time');
const script = new vm.Script(`globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(slotName))})].work()`);

/**
 * Does what code from elsewhere says, such as a chat template that came with a model, and ends it where it takes longer
 * than so many milliseconds: V8 stops whatever runs, endless loops included. Throws what `work` throws, and an error with the
 * code `ERR_SCRIPT_EXECUTION_TIMEOUT`.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  Object.assign(globalThis, { [slotName]: slot });
  const before = slot.work;
  slot.work = work;
  try {
    return script.runInThisContext({ timeout: milliseconds }) as Result;
  } finally {
    slot.work = before;
  }
}
