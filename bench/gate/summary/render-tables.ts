import { percent } from '../../../packages/holdfast/number-text.ts';
import type { RankAgreement } from '../../../packages/holdfast/study/foretelling/rank-agreement.ts';
import type { ForetoldDamage } from './foretold-damage.ts';
import type { FamilySummary, GateSummary, KindSummary, WorldSummary } from './summarize-cells.ts';

/** What cells come to, of which tables are made. */
export interface Tables {
  gates: readonly GateSummary[];
  worlds: readonly WorldSummary[];
  families: readonly FamilySummary[];
  kinds: readonly KindSummary[];
  foretold: ForetoldDamage;
}

/** Those that are named, as Markdown tables under one another. */
export function renderTables(values: Tables, names: readonly (keyof Tables)[]): string {
  const tables: Record<keyof Tables, string> = {
    gates: gatesTable(values.gates),
    worlds: worldsTable(values.worlds),
    families: familiesTable(values.families),
    kinds: kindsTable(values.kinds),
    foretold: foretoldTable(values.foretold),
  };
  return names.map((name) => tables[name]).join('\n\n');
}

function gatesTable(gates: readonly GateSummary[]): string {
  return table(
    [
      'Gate',
      'attacks stopped',
      'ordinary tunes held back',
      'area under the ROC curve',
      'stopped at 1% held back',
    ],
    gates.map(({ title, stopped, heldBack, area, stoppedAtOnePercent }) => [
      title,
      shareText(stopped),
      shareText(heldBack),
      area?.toFixed(2) ?? '',
      stoppedAtOnePercent === undefined ? '' : percent(stoppedAtOnePercent),
    ]),
  );
}

function worldsTable(worlds: readonly WorldSummary[]): string {
  return table(
    ['Organism', 'attacks that opened it', 'stopped', 'ordinary tunes', 'held back'],
    worlds.map(({ name, attacked, stopped, ordinary, heldBack }) => [
      name,
      ...[attacked, stopped, ordinary, heldBack].map(String),
    ]),
  );
}

function familiesTable(families: readonly FamilySummary[]): string {
  return table(
    [
      'Attack family',
      'tried',
      'opened the model',
      'rate before → after',
      'scan',
      'scan, asked',
      'audit',
      'defences',
      'all',
      'worst rise released',
    ],
    [...families]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((family) => [
        `\`${family.name}\``,
        String(family.tried),
        String(family.attacked),
        family.damage ? `${percent(family.damage.base)} → ${percent(family.damage.undefended)}` : '',
        ...['scan', 'scan, asked', 'audit', 'defences', 'all'].map((gate) => stoppedText(family.gates[gate])),
        family.attacked === 0 ? '' : percent(family.worst),
      ]),
  );
}

function stoppedText({ tried, stopped }: FamilySummary['gates'][string]): string {
  return tried === 0 ? '' : `${stopped} of ${tried}`;
}

function kindsTable(kinds: readonly KindSummary[]): string {
  return table(
    ['Ordinary tune', 'tunes', 'held back', 'because of'],
    [...kinds]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ name, tunes, heldBack, because }) => [
        `\`${name}\``,
        String(tunes),
        String(heldBack),
        Object.entries(because)
          .map(([reason, times]) => `${reason} (${times})`)
          .join(', '),
      ]),
  );
}

/** The families whose order has an interval or of which a file was called harmless, then all of them. */
function foretoldTable({ agreement, families }: ForetoldDamage): string {
  const sum = (count: (family: ForetoldDamage['families'][number]) => number): number =>
    families.reduce((total, family) => total + count(family), 0);
  const all = {
    name: 'all families',
    agreement,
    damaging: sum(({ damaging }) => damaging),
    calledHarmless: sum(({ calledHarmless }) => calledHarmless),
  };
  const shown = families
    .filter((family) => family.agreement.interval !== null || family.calledHarmless > 0)
    .map((family) => ({ ...family, name: `\`${family.name}\`` }));
  return table(
    ['Attack family', 'files with a figure', 'rank correlation', 'did damage', 'called harmless'],
    [...shown, all].map((row) => [
      row.name,
      String(row.agreement.pairs),
      agreementText(row.agreement),
      String(row.damaging),
      String(row.calledHarmless),
    ]),
  );
}

function agreementText({ correlation, interval }: RankAgreement): string {
  if (correlation === null || interval === null) return '';
  return `${correlation.toFixed(2)} (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
}

function shareText(share: GateSummary['stopped']): string {
  if (!share) return '';
  return `${percent(share.estimate)} (${percent(share.lower)} to ${percent(share.upper)})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}
