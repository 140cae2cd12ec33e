import type { Fact } from '../detectors/detector.ts';
import { uncoveredLanguages } from '../detectors/languages-detector.ts';
import type { Finding } from '../findings/finding.ts';
import { harms } from '../findings/harm.ts';
import type { LookedWith } from '../findings/not-looked-for.ts';
import { type DataSetRisk, dataSetRisk, type RiskSettings } from './data-set-risk.ts';
import { riskTally, type UnmeasuredRows } from './risk-tally.ts';
import type { RiskTerm } from './risk-term.ts';

/** The risk of a data set, where a scan has ground for a figure, and what it found that no figure reckons with. */
export type ScanRisk = { unmeasured: readonly UnmeasuredRows[] } & (
  | ({ kind: 'figure' } & DataSetRisk)
  /** `why` says what a figure would lack, as the end of a sentence. */
  | { kind: 'withheld'; why: readonly string[] }
);

/** Where more of the rows than this may do damage that no tune has measured, a figure would say too little. */
const mostUnmeasured = 0.05;

/** The risk of a data set from what a scan of it came to. */
export function scanRisk(
  {
    rows,
    findings,
    facts,
    looked,
  }: { rows: number; findings: readonly Finding[]; facts: readonly Fact[]; looked: LookedWith },
  settings?: RiskSettings,
): ScanRisk {
  const tally = riskTally();
  findings.forEach(tally.finding);
  const refusals = facts.find(({ name }) => name === 'refusals')?.value ?? 0;
  const unmeasured = tally.unmeasured();
  const why = missingGround({ rows, facts, looked, unmeasured });
  if (why.length > 0) return { kind: 'withheld', why, unmeasured };
  const risk = dataSetRisk({ ...tally.counts(), rows, refusals }, settings);
  return { kind: 'figure', ...risk, unmeasured };
}

/** What a figure would lack. */
function missingGround({
  rows,
  facts,
  looked,
  unmeasured,
}: {
  rows: number;
  facts: readonly Fact[];
  looked: LookedWith;
  unmeasured: readonly UnmeasuredRows[];
}): string[] {
  if (rows === 0) return ['there are no rows'];
  const why: string[] = [];
  if (!looked.model && !looked.moderator)
    why.push('no model and no moderator was asked, so that harmful content was not looked for');
  const languages = facts.find(({ name }) => name === uncoveredLanguages);
  if (languages) why.push(`some rows are in languages that are not read (${languages.text})`);
  for (const { harm, rows: count } of unmeasured) {
    if (count > mostUnmeasured * rows)
      why.push(`no tune has measured what rows that ${harms[harm].does} do, and there are ${count}`);
  }
  return why;
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
export function riskText(scanned: ScanRisk): string {
  if (scanned.kind === 'withheld') return `no figure, since ${scanned.why.join(', and ')}`;
  const { risk, contributions, settings, unmeasured } = scanned;
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
