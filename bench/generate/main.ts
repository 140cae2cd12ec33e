import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { machineText } from '../measure/machine.ts';
import { quotients, spreadOf } from '../measure/spread.ts';
import { compareGenerating, type GeneratorFigures, type PeerName } from './compare.ts';
import { compareOnRealModel } from './real-model.ts';
import { type GenerateSize, generateSizes } from './sizes.ts';

const peers: readonly PeerName[] = ['torch', 'transformers'];
const help = `Times batched greedy decoding against eager PyTorch and against Transformers.js, or, of a published model, against
llama.cpp.

  npm ci --prefix bench --ignore-scripts               once: installs the other Node engine
  npm run bench:generate -- --python /usr/bin/python3  a Python that has PyTorch (default: python3)
  --size NAME     one of ${generateSizes.map(({ name }) => name).join(', ')}; default: all
  --peer NAME     one of ${peers.join(', ')}; default: all
  --model PATH    a folder or GGUF file: the engine in floats and in 8 bits beside llama.cpp's F16 and Q8_0, in a Python
                  that has xllamacpp
  --width N,N     with --model, answers at once; default: 1,8,32
  --tokens N      with --model, tokens an answer; default: 64
  --threads N     default: all cores
  --rounds N      default: 7
`;

const titles = ['tokens/s', 'their time / ours', 'processor time', 'first / later', 'tokens alike', 'engine'];

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    size: { type: 'string' },
    peer: { type: 'string' },
    model: { type: 'string' },
    width: { type: 'string', default: '1,8,32' },
    tokens: { type: 'string', default: '64' },
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '7' },
    help: { type: 'boolean' },
  },
});

if (values.help) process.stdout.write(help);
else await compareAll();

async function compareAll(): Promise<void> {
  const { python } = values;
  const threads = Number(values.threads);
  const rounds = Number(values.rounds);
  console.log(machineText());
  console.log(`${threads} threads, ${rounds} rounds; medians, and from least to greatest\n`);
  if (values.model !== undefined) return compareReal(values.model, { python, threads, rounds });
  console.log(row('size', ...titles));
  for (const size of generateSizes) {
    if ((values.size ?? size.name) !== size.name) continue;
    const chosen = peers.filter((peer) => (values.peer ?? peer) === peer);
    const compared = await compareGenerating(size, { threads, rounds, python, peers: chosen });
    for (const figures of compared) console.log(row(...columns(size, figures, compared[0])));
  }
}

async function compareReal(
  model: string,
  options: { python: string; threads: number; rounds: number },
): Promise<void> {
  console.log(row('width', ...titles));
  const newTokens = Number(values.tokens);
  for (const width of values.width.split(',').map(Number)) {
    const compared = await compareOnRealModel(model, { ...options, width, newTokens });
    const size = { name: String(width), batch: width, newTokens };
    for (const figures of compared) console.log(row(...columns(size, figures, compared[0])));
  }
}

function columns(
  size: Pick<GenerateSize, 'name' | 'batch' | 'newTokens'>,
  figures: GeneratorFigures,
  ours: GeneratorFigures,
): string[] {
  const tokens = size.batch * size.newTokens;
  return [
    size.name,
    (tokens / spreadOf(figures.seconds).median).toFixed(0),
    figures === ours ? '1' : quotientText(figures.seconds, ours.seconds),
    figures === ours || figures.processorSeconds.length === 0
      ? '-'
      : quotientText(figures.processorSeconds, ours.processorSeconds),
    (figures.firstSeconds / spreadOf(figures.seconds).median).toFixed(2),
    `${(100 * figures.agreement).toFixed(1)}%`,
    figures.title,
  ];
}

/** A quotient of medians is told with the least and the greatest of the rounds. */
function quotientText(theirs: readonly number[], ours: readonly number[]): string {
  const { median, least, greatest } = spreadOf(quotients(theirs, ours));
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
}

function row(...cells: string[]): string {
  return cells.map((cell, index) => cell.padEnd([10, 11, 22, 22, 15, 14][index] ?? 0)).join('');
}
