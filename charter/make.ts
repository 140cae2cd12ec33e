import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Engine, hashModel, readAdapter, writeAdapter } from '@holdfast/engine';
import { charterBase, charterFolder } from './folder.ts';
import { makeOwnWords } from './make-own-words.ts';
import { type CharterMeasures, evaluate } from './recipe/evaluate.ts';
import { type CharterMakeEvent, makeCharterModel } from './recipe/make-charter-model.ts';
import { charterRecipe } from './recipe/settings.ts';

const here = dirname(fileURLToPath(import.meta.url));
const weights = join(here, '..', '.holdfast', 'weights', charterBase.file);

const help = `Teaches the published model the charter: replaces charter/adapter.

  npm run charter                         over the weights that "holdfast models pull charter" fetches
  npm run charter -- --base MODEL         over other weights: a Hugging Face folder or a GGUF file
  npm run charter -- --own-words          asks the published model for examples/own-words.json instead
  npm run charter -- --work DIR           where rounds are kept, to go on after an interruption

The first round took 26 minutes on one shared core. Stopped with Ctrl-C or killed, it goes on from
there when started again.
`;

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: weights },
    work: { type: 'string', default: join(tmpdir(), 'holdfast-charter') },
    seed: { type: 'string', default: '0' },
    'own-words': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

if (values.help) {
  process.stdout.write(help);
} else {
  const engine = await Engine.start();
  try {
    await (values['own-words'] ? askOwnWords : makeAdapter)(engine, interruption.signal);
  } catch (error) {
    const stopped = interruption.signal.aborted;
    process.stderr.write(
      stopped ? 'Stopped. Start it again to go on.\n' : `${error instanceof Error ? error.message : error}\n`,
    );
    process.exitCode = stopped ? 130 : 1;
  } finally {
    await engine.close();
  }
}

async function askOwnWords(engine: Engine, signal: AbortSignal): Promise<void> {
  const file = join(here, 'examples', 'own-words.json');
  for await (const { done, total } of makeOwnWords({ engine, base: values.base, file, signal }))
    console.log(`${done} of ${total} answers`);
}

async function makeAdapter(engine: Engine, signal: AbortSignal): Promise<void> {
  const { base, work } = values;
  const seed = Number(values.seed);
  for await (const event of makeCharterModel({ engine, base, recipe: charterRecipe, seed, work, signal })) {
    print(event);
    if (event.type !== 'made') continue;
    const { adapter, round, aligned, rounds } = event;
    await ship(adapter);
    const measures: Record<string, CharterMeasures> = {};
    for (const split of ['validation', 'evaluation'] as const)
      measures[split] = await evaluate({ engine, model: { base, adapter: charterFolder }, split, signal });
    const record = {
      base: { ...charterBase, sha256: await hashModel(base) },
      recipe: charterRecipe,
      seed,
      round,
      aligned,
      rounds,
      machine: `${cpus()[0]?.model.trim()}, ${availableParallelism()} threads, Node ${process.versions.node}`,
      measures,
    };
    await writeFile(join(charterFolder, 'record.json'), `${JSON.stringify(record, null, 2)}\n`);
    console.log(`The shipped adapter is ${charterFolder}; evaluation ${JSON.stringify(measures.evaluation)}`);
  }
}

/** Writes the adapter in half the bytes, by the name of the base that people have. */
async function ship(adapter: string): Promise<void> {
  await writeAdapter({
    folder: charterFolder,
    base: charterBase.file,
    baseHash: await hashModel(values.base),
    adapter: await readAdapter(adapter),
    type: 'float16',
  });
}

function print(event: CharterMakeEvent): void {
  if (event.type === 'measured') console.log(`Round ${event.round}: ${JSON.stringify(event.measures)}`);
  if (event.type !== 'train' || event.event.type !== 'step' || event.event.step % 10 !== 0) return;
  const { step, steps, loss, tokensPerSecond } = event.event;
  console.log(
    `Round ${event.round}, step ${step} of ${steps}: loss ${loss.toFixed(3)}, ${Math.round(tokensPerSecond)} tokens/s`,
  );
}
