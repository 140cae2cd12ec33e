import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { interleave } from '../measure/interleave.ts';
import { quotients, spreadOf } from '../measure/spread.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('inspect-file.ts', import.meta.url));
const here = fileURLToPath(new URL('../..', import.meta.url));

/** Prints what all detectors take a row in this clone and in another state of it, by turns, each time in a process of its own. */
export async function compareStates(
  file: string,
  { against, rounds }: { against: string; rounds: number },
): Promise<void> {
  const timed = (name: string, folder: string) => ({
    name,
    measure: async (): Promise<number> => {
      const { stdout } = await run(process.execPath, [script, folder, file]);
      return Number(stdout);
    },
  });
  const figures = await interleave([timed('that state', against), timed('this one', here)], { rounds });
  const before = figures.get('that state') ?? [];
  for (const [name, micro] of figures) {
    const { median, least, greatest } = spreadOf(quotients(micro, before));
    const spread = `${median.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
    console.log(`${name.padEnd(12)}${spreadOf(micro).median.toFixed(0).padStart(6)} µs a row   ${spread}`);
  }
}
