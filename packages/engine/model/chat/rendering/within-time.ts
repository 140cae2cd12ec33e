import vm from 'node:vm';

/** What is to be done in the time; the script reads it where it runs. */
const slot: { work: () => unknown } = { work: () => undefined };
const slotName = Symbol.for('@holdfast/engine within time');
const script = new vm.Script(`globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(slotName))})].work()`);

/**
 * Does what code from elsewhere says, such as a chat template that came with a model, and ends it where it takes more than so
 * many seconds of a processor: V8 stops whatever runs, endless loops included. On a machine that is busy with other things,
 * where a moment's work can take long, it is begun again with more time: `work` must be repeatable. Undefined where it was
 * ended; throws what `work` throws.
 */
export function withinTime<Result>(seconds: number, work: () => Result): { result: Result } | undefined {
  Object.assign(globalThis, { [slotName]: slot });
  slot.work = work;
  const before = processorSeconds();
  for (let milliseconds = 1000 * seconds; ; milliseconds *= 2) {
    try {
      return { result: script.runInThisContext({ timeout: Math.ceil(milliseconds) }) as Result };
    } catch (error) {
      const isLate = error instanceof Error && 'code' in error;
      if (!isLate || error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      // A little less counts as all of it: the clocks differ.
      if (processorSeconds() - before > 0.8 * seconds) return undefined;
    }
  }
}

/** Of this thread, or, where Node does not tell, of the process. */
function processorSeconds(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1e6;
}
