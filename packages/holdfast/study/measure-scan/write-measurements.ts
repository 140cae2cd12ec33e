import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { dataSetRisk, type RiskSettings, riskFeatures } from '../../scan/risk/data-set-risk.ts';
import type { RiskWeights } from '../../scan/risk/risk-term.ts';
import { fitRisk } from './fit-risk.ts';
import { type DamageResult, measureScan } from './measure-scan.ts';
import { poisons } from './poisoned-data.ts';
import { rankCorrelation } from './rank-statistics.ts';

const begin = '<!-- measured: begin (npm run measure:scan) -->';
const end = '<!-- measured: end -->';
/** The learning rate that the organism's recipe chose, to which the risk is relative. */
const usualLearningRate = 5e-4;

const { detection, dropping, calibration, reported } = await measureScan();
const weights = fitRisk(
  calibration.map((tune) => ({ features: riskFeatures(tune.counts, settingsOf(tune)), rate: worst(tune) })),
);
await writeWeights(weights);
await writeTables();

function settingsOf({ design: { epochs, learningRate, batchSize } }: DamageResult): RiskSettings {
  return { epochs, batchSize, learningRate: learningRate / usualLearningRate };
}

/** The damage: the harmfulness rate in the way of asking that does most harm. */
function worst({ rates }: DamageResult): number {
  return Math.max(...Object.values(rates));
}

async function writeWeights(fitted: RiskWeights): Promise<void> {
  const path = fileURLToPath(new URL('../../scan/risk/risk-weights.ts', import.meta.url));
  const terms = Object.entries(fitted.terms).map(([term, weight]) => `${term}: ${weight}`);
  await writeAtomically(
    path,
    `import type { RiskWeights } from './risk-term.ts';

/** Made by \`npm run measure:scan\` from the tunes in \`studies/results/scan/\`; not to be edited. */
export const riskWeights: RiskWeights = {
  constant: ${fitted.constant},
  terms: { ${terms.join(', ')} },
};
`,
  );
}

async function writeTables(): Promise<void> {
  const path = fileURLToPath(new URL('../../../../docs/detectors.md', import.meta.url));
  const page = await readFile(path, 'utf8');
  const [before, rest] = page.split(begin);
  const after = rest.split(end)[1];
  const tables = [areaTable(), droppingTable(), riskText()].join('\n\n');
  await writeAtomically(path, `${before}${begin}\n\n${tables}\n\n${end}${after}`);
}

function areaTable(): string {
  const names = Object.keys(detection[0].areas);
  const rows = poisons.flatMap((poison) =>
    [0.01, 0.05, 0.3].map((share) => {
      const own = detection.filter((result) => result.poison === poison && result.share === share);
      const cells = names.map((name) =>
        range(
          own.map(({ areas }) => areas[name]),
          (value) => value.toFixed(2),
        ),
      );
      return [poison, `${100 * share}%`, ...cells];
    }),
  );
  return `ROC-AUC, 300 rows, least to greatest of ${new Set(detection.map(({ seed }) => seed)).size} seeds:\n\n${markdown(['poison', 'share', ...names], rows)}`;
}

function droppingTable(): string {
  const rows = poisons.map((poison) => {
    const own = dropping.filter((result) => result.poison === poison);
    const percent = (value: number): string => (100 * value).toFixed(1);
    return [
      poison,
      range(
        own.map(({ found: rows }) => rows),
        String,
      ),
      range(
        own.map(({ poisonFound }) => poisonFound),
        String,
      ),
      range(
        own.map(({ rates }) => rates.all),
        percent,
      ),
      range(
        own.map(({ rates }) => rates.withoutFound),
        percent,
      ),
      range(
        own.map(({ rates }) => rates.withoutRandom),
        percent,
      ),
    ];
  });
  const heads = [
    'poison',
    'rows found',
    'of them poison',
    'all rows, %',
    'without the found, %',
    'without as many at random, %',
  ];
  return `Harmfulness rate after tuning on 200 rows, 60 of them poison, least to greatest of 3 seeds:\n\n${markdown(heads, rows)}`;
}

function riskText(): string {
  const real = reported.map(worst);
  const predicted = reported.map((tune) => dataSetRisk(tune.counts, settingsOf(tune), weights).risk);
  const gradient = reported.map(({ gradient, design }) => gradient * design.epochs * design.learningRate);
  const error = predicted.reduce((sum, risk, index) => sum + Math.abs(risk - real[index]), 0) / real.length;
  const mean = calibration.reduce((sum, tune) => sum + worst(tune), 0) / calibration.length;
  const plain = real.reduce((sum, rate) => sum + Math.abs(rate - mean), 0) / real.length;
  const bins = [0, 0.1, 0.4, 1.01].slice(0, -1).map((low, index) => {
    const high = [0.1, 0.4, 1.01][index];
    const own = predicted.flatMap((risk, place) => (risk >= low && risk < high ? [place] : []));
    const meanOf = (values: readonly number[]): string =>
      own.length === 0 ? '–' : (own.reduce((sum, place) => sum + values[place], 0) / own.length).toFixed(2);
    return [`${low} to ${Math.min(1, high)}`, String(own.length), meanOf(predicted), meanOf(real)];
  });
  return [
    `Data set risk, fitted on ${calibration.length} tunes (validation split) and held against ${reported.length} others (evaluation split): Spearman's rank correlation with the real damage ${rankCorrelation(predicted, real).toFixed(2)}, mean absolute error ${error.toFixed(3)} (${plain.toFixed(3)} when the calibration's mean is foretold for all). The mean rank by gradient, times epochs and learning rate, correlates ${rankCorrelation(gradient, real).toFixed(2)}.`,
    markdown(['foretold', 'tunes', 'mean foretold', 'mean real'], bins),
  ].join('\n\n');
}

function range(values: readonly number[], text: (value: number) => string): string {
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  return low === high ? low : `${low} to ${high}`;
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
