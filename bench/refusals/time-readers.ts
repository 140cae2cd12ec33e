import { interleave } from '../measure/interleave.ts';
import { quotients, spreadOf } from '../measure/spread.ts';

/** What nothing that reads can be faster than: a look at every UTF-16 unit. */
function lookAtAll(answer: string): boolean {
  let sum = 0;
  for (let index = 0; index < answer.length; index++) sum += answer.charCodeAt(index);
  return sum === 0;
}

/**
 * Times readers of answers by turns and prints, for each, the microseconds of processor time an answer and how many times
 * longer it takes than a look at every character.
 */
export async function timeReaders(
  answers: readonly string[],
  { readers, rounds }: { readers: Record<string, (answer: string) => boolean>; rounds: number },
): Promise<void> {
  const contestants = { 'a look at every character': lookAtAll, ...readers };
  let refusals = 0;
  const figures = await interleave(
    Object.entries(contestants).map(([name, refuses]) => ({
      name,
      measure: async () => {
        const before = process.cpuUsage();
        for (let pass = 0; pass < 5; pass++) for (const answer of answers) if (refuses(answer)) refusals += 1;
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6 / (5 * answers.length);
      },
    })),
    { rounds },
  );
  const letters = answers.reduce((sum, { length }) => sum + length, 0) / answers.length;
  console.log(
    `${answers.length} answers of ${letters.toFixed(0)} letters on average; ${refusals} times refused.\n`,
  );
  const least = figures.get('a look at every character') ?? [];
  for (const [name, seconds] of figures) {
    const { median, least: from, greatest } = spreadOf(quotients(seconds, least));
    const micro = (1e6 * spreadOf(seconds).median).toFixed(2);
    console.log(
      `${name.padEnd(26)} ${micro.padStart(8)} µs   ${median.toFixed(2)} (${from.toFixed(2)} to ${greatest.toFixed(2)})`,
    );
  }
}
