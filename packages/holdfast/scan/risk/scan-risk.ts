import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { phrased, type Wording } from '../../messages/phrase.ts';
import type { Fact } from '../detectors/detector.ts';
import type { Finding } from '../findings/finding.ts';
import type { Harm } from '../findings/harm.ts';
import { type LookedWith, uncoveredLanguages } from '../findings/not-looked-for.ts';
import { type DataSetRisk, dataSetRisk, type RiskSettings } from './data-set-risk.ts';
import { riskTally, type UnmeasuredRows } from './risk-tally.ts';
import type { RiskTerm } from './risk-term.ts';

/** The risk of a data set, where a scan has ground for a figure, and what it found that no figure reckons with. */
export type ScanRisk = { unmeasured: readonly UnmeasuredRows[] } & (
  | ({ kind: 'figure' } & DataSetRisk)
  /** `why` says what a figure would lack. */
  | { kind: 'withheld'; why: readonly MissingGround[] }
);

/** Something that a figure would lack: what was not asked or read, or rows whose damage no tune has measured. */
export type MissingGround =
  | Wording<keyof Messages['scan']['risk']['grounds']>
  | { key: 'unmeasured'; values: UnmeasuredRows };

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
}): MissingGround[] {
  if (rows === 0) return [{ key: 'no-rows', values: {} }];
  const why: MissingGround[] = [];
  if (!looked.model && !looked.moderator) why.push({ key: 'nothing-asked', values: {} });
  const languages = uncoveredLanguages(facts);
  if (languages) why.push({ key: 'languages', values: languages });
  const many = unmeasured.filter(({ rows: count }) => count > mostUnmeasured * rows);
  return [...why, ...many.map((values) => ({ key: 'unmeasured' as const, values }))];
}

const harmsOf = {
  conflicts: 'forbidden-answer',
  personas: 'undone-refusals',
  triggers: 'backdoor',
  formats: 'answer-format',
} as const satisfies Partial<Record<RiskTerm, Harm>>;

/** Low figures, and what became of the tunes of the gate benchmark that had one (`npm run bench:risk`). */
const low = { below: 0.1, tunes: 52, damaging: 9 };

/**
 * The risk in a sentence or two for people, in the language of `messages`: the figure, what makes it, what the settings add, and
 * what is not in it.
 */
export function riskText(scanned: ScanRisk, messages: Messages = messagesIn.en): string {
  const { harms, scan } = messages;
  const words = scan.risk;
  if (scanned.kind === 'withheld') return words.withheld(scanned.why.map((why) => groundText(why, messages)));
  const { risk, contributions, settings, unmeasured } = scanned;
  const signed = (effect: number): string => `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`;
  const does = (term: RiskTerm): string => {
    if (term === 'others') return words.ordinary;
    return term === 'refusals' ? words.refuse : harms[harmsOf[term]].does;
  };
  const notable = contributions.filter(({ effect }) => Math.abs(effect) >= 0.005).slice(0, 3);
  const rows = notable.map(
    ({ term, rows: count, effect }) => `${words.rowsThat(count, does(term))} ${signed(effect)}`,
  );
  const set = settings
    .filter(({ effect }) => Math.abs(effect) >= 0.005)
    .map(({ setting, effect }) => `${words.settings[setting]} ${signed(effect)}`);
  const figure = words.figure({
    risk: risk.toFixed(2),
    parts: [...rows, ...set],
    beside: unmeasured.map(({ harm, rows: count }) => words.rowsThat(count, harms[harm].does)),
  });
  return risk < low.below ? `${words.below(low.below, low)} ${figure}` : figure;
}

function groundText(ground: MissingGround, { harms, scan }: Messages): string {
  if (ground.key === 'unmeasured')
    return scan.risk.unmeasured(harms[ground.values.harm].does, ground.values.rows);
  return phrased(scan.risk.grounds[ground.key], ground.values).why;
}
