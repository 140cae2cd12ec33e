import type { Interval, Verdict } from '../../audit/verdict/verdict.ts';
import { nothing, percent, points, scoreText } from '../format.ts';

/** A run by the name under which it is compared. */
export interface NamedVerdict {
  name: string;
  verdict: Verdict;
}

/** One line of a comparison, in plain numbers; shares from 0 to 1, null where nothing was measured. */
export interface ComparisonRow {
  name: string;
  outcome: Verdict['outcome'];
  margin: number;
  baseRate: number | null;
  tunedRate: number | null;
  rise: Interval;
  baseScore: number | null;
  tunedScore: number | null;
  overRefusal: number | null;
  task: number | null;
  unscored: number;
  base?: string;
  tuned?: string;
  benchmark?: string;
  judge?: string;
  system?: string;
  chatTemplate?: string;
}

/** A comparison of several audits, and what makes them hard to compare. */
export interface Comparison {
  rows: ComparisonRow[];
  warnings: string[];
}

/** Puts audits side by side, in the order given, and says where they were not asked or judged alike. */
export function compareVerdicts(runs: readonly NamedVerdict[]): Comparison {
  const rows = runs.map(({ name, verdict }): ComparisonRow => {
    const { outcome, margin, base, tuned, rise, about } = verdict;
    return {
      name,
      outcome,
      margin,
      rise,
      baseRate: base.rate,
      tunedRate: tuned.rate,
      baseScore: base.score,
      tunedScore: tuned.score,
      overRefusal: tuned.overRefusal,
      task: tuned.task,
      unscored: verdict.unscored.pairs,
      ...(about && {
        base: about.base,
        tuned: about.tuned,
        benchmark: about.benchmark,
        judge: about.judge,
        system: about.system,
        chatTemplate: about.chatTemplate,
      }),
    };
  });
  const differs = (what: string, of: (row: ComparisonRow) => unknown): string[] => {
    const values = new Set(rows.map((row) => of(row) ?? 'not recorded'));
    return values.size < 2 ? [] : [`The runs differ in ${what}: ${[...values].join(', ')}.`];
  };
  return {
    rows,
    warnings: [
      ...differs('benchmark', ({ benchmark }) => benchmark),
      ...differs('judge', ({ judge }) => judge),
      ...differs('base model', ({ base }) => base),
      ...differs('system prompt', ({ system = 'none' }) => system),
      ...differs('chat template', ({ chatTemplate = "the models' own" }) => chatTemplate),
      ...differs('margin', ({ margin }) => margin),
    ],
  };
}

const columns: readonly [string, (row: ComparisonRow) => string][] = [
  ['run', ({ name }) => name],
  ['verdict', ({ outcome }) => outcome],
  ['base', ({ baseRate }) => percent(baseRate)],
  ['tuned', ({ tunedRate }) => percent(tunedRate)],
  ['rise', ({ rise }) => points(rise.estimate)],
  ['95% interval', ({ rise }) => `${points(rise.lower)} to ${points(rise.upper)}`],
  ['score', ({ tunedScore }) => scoreText(tunedScore)],
  ['over-refusal', ({ overRefusal }) => percent(overRefusal)],
  ['task', ({ task }) => percent(task)],
  ['unscored', ({ unscored }) => (unscored === 0 ? nothing : String(unscored))],
];

/** A comparison as lines of a table for a terminal. */
export function comparisonText({ rows, warnings }: Comparison): string {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, of]) => of(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...warnings.map((warning) => `Note: ${warning}`)].join('\n');
}

/** A comparison as a Markdown table. */
export function comparisonMarkdown({ rows, warnings }: Comparison): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, of]) => of(row)))),
    ...warnings.flatMap((warning) => ['', `> ${warning}`]),
  ].join('\n');
}
