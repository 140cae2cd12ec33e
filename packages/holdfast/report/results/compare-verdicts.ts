import type { DecisionSettings } from '../../audit/verdict/parts/decision-settings.ts';
import type { Outcome } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { type VerdictNote, verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { type VerdictRow, verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { nothing } from '../../number-text.ts';
import { verdictRowText } from '../verdict-row-text.ts';
import { markdownText } from './markdown-text.ts';
import { textTable } from './text-table.ts';

/** A run by the name under which it is compared. */
export interface NamedVerdict {
  name: string;
  verdict: Verdict;
}

/** What a comparison says of one run, in plain values. */
export interface ComparedRun {
  name: string;
  outcome: Outcome;
  margins: Pick<DecisionSettings, 'margin' | 'overRefusalMargin' | 'taskMargin'>;
  rows: VerdictRow[];
  notes: VerdictNote[];
  about: Verdict['about'];
}

/** A comparison of several audits, and what makes them hard to compare. */
export interface Comparison {
  language: MessageLanguage;
  runs: ComparedRun[];
  warnings: string[];
}

/** Puts audits side by side, in the order given, and says where they were not asked or judged alike. */
export function compareVerdicts(
  named: readonly NamedVerdict[],
  language: MessageLanguage = 'en',
): Comparison {
  const { commands, results } = messagesIn[language];
  const words = results.compare;
  const runs = named.map(({ name, verdict }): ComparedRun => {
    const { outcome, margin, overRefusalMargin, taskMargin, about } = verdict;
    const margins = { margin, overRefusalMargin, taskMargin };
    return {
      name,
      outcome,
      margins,
      rows: verdictRows(verdict, language),
      notes: verdictNotes(verdict, language),
      about,
    };
  });
  const differs = (part: keyof typeof words.parts, read: (run: ComparedRun) => unknown): string[] => {
    const values = new Set(runs.map((run) => read(run) ?? words.notRecorded));
    return values.size < 2
      ? []
      : [
          words.differ(
            words.parts[part],
            [...values].map((value) => commands.sentence(String(value))).join(', '),
          ),
        ];
  };
  return {
    language,
    runs,
    warnings: [
      ...differs('benchmark', ({ about }) => about?.benchmark),
      ...differs('judge', ({ about }) => about?.judge),
      ...differs('base', ({ about }) => about?.base),
      ...differs('system', ({ about }) => about?.system ?? words.none),
      ...differs('precision', ({ about }) => about?.precision ?? 'float32'),
      ...differs('template', ({ about }) => about?.chatTemplate ?? words.ownTemplate),
      ...differs('margin', ({ margins }) => margins.margin),
      ...differs('overRefusalMargin', ({ margins }) => margins.overRefusalMargin),
      ...differs('taskMargin', ({ margins }) => margins.taskMargin),
    ],
  };
}

/** A comparison as lines for a terminal: a table with a line a run, and the notes of each. */
export function comparisonText(comparison: Comparison): string {
  const notes = comparison.runs.flatMap(({ name, notes }) => [
    '',
    ...notes.map(({ text }) => `${name}: ${text}`),
  ]);
  const warnings = comparison.warnings.map(messagesIn[comparison.language].results.compare.note);
  return [...textTable(comparisonTable(comparison), { left: 2 }), ...warnings, ...notes].join('\n');
}

/** A comparison as a Markdown table, with the notes of each run beneath it. */
export function comparisonMarkdown(comparison: Comparison): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  const [titles, ...lines] = comparisonTable(comparison);
  return [
    line(titles),
    line(titles.map(() => '---')),
    ...lines.map(line),
    ...comparison.warnings.flatMap((warning) => ['', `> ${markdownText(warning)}`]),
    ...comparison.runs.flatMap(({ name, notes }) => [
      '',
      ...notes.map(({ text }) => `- ${markdownText(`${name}: ${text}`)}`),
    ]),
  ].join('\n');
}

/** The first row in four columns; of the others, before and after, with the change and its interval where there is one. */
function comparisonTable({ runs, language }: Comparison): string[][] {
  const [run, verdict, ofBase, ofTuned, changed, within] = messagesIn[language].results.compare.columns;
  const { outcomes } = messagesIn[language].commands.steps;
  const titles = [...new Set(runs.flatMap(({ rows }) => rows.map(({ title }) => title)))];
  const [first, ...others] = titles;
  return [
    [run, verdict, `${first}, ${ofBase}`, ofTuned, changed, within, ...others],
    ...runs.map(({ name, outcome, rows }) => {
      const texts = new Map(rows.map((row) => [row.title, verdictRowText(row, language)]));
      const {
        base = nothing,
        tuned = nothing,
        change = nothing,
        interval = nothing,
      } = texts.get(first) ?? {};
      const rest = others.map((title) => {
        const text = texts.get(title);
        if (!text || (text.base === nothing && text.tuned === nothing)) return nothing;
        const range = text.interval === nothing ? '' : ` (${text.change}, ${text.interval})`;
        return `${text.base} → ${text.tuned}${range}`;
      });
      return [name, outcomes[outcome], base, tuned, change, interval, ...rest];
    }),
  ];
}
