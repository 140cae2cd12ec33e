import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../html.ts';
import type { RunReportValues } from '../run-report-values.ts';

type Words = Messages['report']['facts'];

/** What a report is about: which model, tuned from which on what, audited when and by what. */
export function factsSection(
  { title, verdict: { about }, data, audited, version }: RunReportValues,
  { report: { facts: words } }: Messages,
): Html {
  const rows: [string, string | undefined][] = [
    [words.run, about && data && title],
    [words.tuned, about?.tuned],
    [words.base, about?.base],
    [words.data, data && dataText(data, words)],
    [words.audited, audited],
    [words.version, `Holdfast ${version}`],
  ];
  return html`<dl>${rows.map(([name, text]) => text !== undefined && html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}

function dataText(data: NonNullable<RunReportValues['data']>, words: Words): string {
  const { file, rows, safety = 0, defended } = data;
  if (rows === undefined) return file;
  const mixed = safety === 0 ? words.rows(file, rows) : words.rowsWithSafety({ file, rows, safety });
  return defended ? words.defended(mixed, defended) : mixed;
}
