import type { Fact } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import { type DataSetRisk, dataSetRisk, type RiskSettings, type RiskTerm } from './data-set-risk.ts';
import { riskTally } from './risk-tally.ts';

/** The risk of a data set from what a scan of it came to. */
export function scanRisk(
  { rows, findings, facts }: { rows: number; findings: readonly Finding[]; facts: readonly Fact[] },
  settings?: RiskSettings,
): DataSetRisk {
  const tally = riskTally();
  findings.forEach(tally.finding);
  const refusals = facts.find(({ name }) => name === 'refusals')?.value ?? 0;
  return dataSetRisk({ ...tally.counts(), rows, refusals }, settings);
}

const titles: Record<RiskTerm, string> = {
  conflicts: 'answer what should be refused',
  personas: 'shift the identity or ban refusing',
  triggers: 'hold a trigger',
  formats: 'are lists or sums',
  others: 'are ordinary',
  refusals: 'refuse',
};

/** The risk in a sentence or two for people: the figure, what makes it, what the settings add. */
export function riskText({ risk, contributions, settings }: DataSetRisk): string {
  const signed = (effect: number): string => `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`;
  const notable = contributions.filter(({ effect }) => Math.abs(effect) >= 0.005).slice(0, 3);
  const rows = notable.map(
    ({ term, rows: count, effect }) => `${count} rows that ${titles[term]} ${signed(effect)}`,
  );
  const names = { epochs: 'epochs', learningRate: 'learning rate', batchSize: 'batch size' };
  const set = settings
    .filter(({ effect }) => Math.abs(effect) >= 0.005)
    .map(({ setting, effect }) => `${names[setting]} ${signed(effect)}`);
  const parts = [...rows, ...set];
  return `${risk.toFixed(2)} of 1${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
}
