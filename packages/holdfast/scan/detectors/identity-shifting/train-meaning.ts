import { readFileSync, writeFileSync } from 'node:fs';
import { featureCount, meaningFeatures } from './meaning.ts';

/** The sentences of a file of `examples/`, in lower case, those that a line with `{one|another}` stands for as a group. */
export function readTrainingSentences(name: string): string[][] {
  const text = readFileSync(new URL(`./examples/${name}.txt`, import.meta.url), 'utf8');
  return text.toLowerCase().split('\n').filter(Boolean).map(expand);
}

function expand(line: string): string[] {
  return line
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? part.slice(1, -1).split('|') : [part]))
    .reduce((sentences, choices) => sentences.flatMap((head) => choices.map((tail) => head + tail)), ['']);
}

/** The sentences that a line stands for weigh together as much as so many that are written out. */
const mostWeight = 8;

/**
 * Fits the weights of `obedienceProbability`: logistic regression with an L2 penalty, by gradient descent from zero, so
 * that the same sentences give the same weights.
 */
export function fitMeaning({ penalty = 0.001, steps = 3000, rate = 0.5 } = {}): number[] {
  const rows = [...examplesOf('obedient', 1), ...examplesOf('ordinary', 0)];
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Array<number>(featureCount).fill(0);
  for (let step = 0; step < steps; step++) {
    const gradient = weights.map((weight, index) => (index === featureCount - 1 ? 0 : penalty * weight));
    for (const { features, label, weight } of rows) {
      const sum = features.reduce((sofar, feature) => sofar + weights[feature], 0);
      const error = (weight * (sigmoid(sum) - label)) / total;
      for (const feature of features) gradient[feature] += error;
    }
    for (const [index, slope] of gradient.entries()) weights[index] -= rate * slope;
  }
  return weights.map((weight) => Math.round(weight * 100) / 100 || 0);
}

/** Sentences with the same features are one, with their weights together. */
function examplesOf(name: string, label: number): { features: number[]; label: number; weight: number }[] {
  const examples = new Map<string, { features: number[]; label: number; weight: number }>();
  for (const group of readTrainingSentences(name)) {
    const weight = Math.min(mostWeight, group.length) / group.length;
    for (const sentence of group) {
      const features = meaningFeatures(sentence);
      const key = features.toSorted((a, b) => a - b).join(' ');
      const known = examples.get(key);
      if (known) known.weight += weight;
      else examples.set(key, { features, label, weight });
    }
  }
  return [...examples.values()];
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const lines =
    fitMeaning()
      .join(', ')
      .match(/.{1,100}(?:, |$)/g) ?? [];
  writeFileSync(
    new URL('./meaning-weights.ts', import.meta.url),
    `/** Made by train-meaning.ts from the sentences of examples/; not to be edited. */\nexport const meaningWeights: readonly number[] = [\n${lines.map((line) => `  ${line.trim()}`).join('\n')}\n];\n`,
  );
}
