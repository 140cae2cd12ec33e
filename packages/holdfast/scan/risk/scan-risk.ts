import type { Fact } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import { harms } from '../findings/harm.ts';
import { type DataSetRisk, dataSetRisk, type RiskSettings } from './data-set-risk.ts';
import { riskTally, type UnmeasuredRows } from './risk-tally.ts';
import type { RiskTerm } from './risk-term.ts';

/** The risk of a data set, and what the scan found that it does not reckon with. */
export interface ScanRisk extends DataSetRisk {
  unmeasured: readonly UnmeasuredRows[];
}

/** The risk of a data set from what a scan of it came to. */
export function scanRisk(
  { rows, findings, facts }: { rows: number; findings: readonly Finding[]; facts: readonly Fact[] },
  settings?: RiskSettings,
): ScanRisk {
  const tally = riskTally();
  findings.forEach(tally.finding);
  const refusals = facts.find(({ name }) => name === 'refusals')?.value ?? 0;
  const risk = dataSetRisk({ ...tally.counts(), rows, refusals }, settings);
  return { ...risk, unmeasured: tally.unmeasured() };
}

const titles: Record<RiskTerm, string> = {
  conflicts: harms['forbidden-answer'].does,
  personas: harms['undone-refusals'].does,
  triggers: harms.backdoor.does,
  formats: harms['answer-format'].does,
  others: 'are ordinary',
  refusals: 'refuse',
};

/** The risk in a sentence or two for people: the figure, what makes it, what the settings add, and what is not in it. */
export function riskText({ risk, contributions, settings, unmeasured }: ScanRisk): string {
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
  const beside = unmeasured.map(({ harm, rows: count }) => `${count} rows that ${harms[harm].does}`);
  const notIn = beside.length > 0 ? `, not counting what ${beside.join(' and ')} may do` : '';
  return `${risk.toFixed(2)} of 1${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${notIn}`;
}
