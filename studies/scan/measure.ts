/** Measures what the scan is worth on the organism, and writes the weights of the risk and the tables of docs/detectors.md. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from '../../packages/holdfast/data/files/write-atomically.ts';
import type { RiskWeights } from '../../packages/holdfast/scan/risk/risk-term.ts';
import { foretellingText, weightsOf } from './foretelling.ts';
import { measureScan } from './measure-scan.ts';
import { areaTable, droppingTable } from './tables.ts';

const begin = '<!-- measured: begin (npm run measure:scan) -->';
const end = '<!-- measured: end -->';

const { detection, dropping, calibration, reported } = await measureScan();
const weights = weightsOf(calibration);
await writeWeights(weights);
await writePage([
  areaTable(detection),
  droppingTable(dropping),
  foretellingText({ weights, calibration, reported }),
]);

async function writeWeights(fitted: RiskWeights): Promise<void> {
  const path = fileURLToPath(new URL('../../packages/holdfast/scan/risk/risk-weights.ts', import.meta.url));
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

async function writePage(tables: readonly string[]): Promise<void> {
  const path = fileURLToPath(new URL('../../docs/detectors.md', import.meta.url));
  const page = await readFile(path, 'utf8');
  const [before, rest] = page.split(begin);
  const after = rest.split(end)[1];
  await writeAtomically(path, `${before}${begin}\n\n${tables.join('\n\n')}\n\n${end}${after}`);
}
