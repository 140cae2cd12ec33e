import type { Verdict } from '../audit/verdict/verdict.ts';
import { verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../audit/verdict/verdict-rows.ts';
import type { Messages } from '../messages/english/english.ts';
import { nothing } from '../number-text.ts';
import { type Html, html } from '../report/html.ts';
import { page, section } from '../report/page.ts';
import { type VerdictRowText, verdictRowText } from '../report/verdict-row-text.ts';
import type { Evidence } from './evidence.ts';
import { type EvidencePart, frameworkLines } from './framework-lines.ts';

/**
 * The evidence as one page to read or to print, in a language; it says what evidence.json holds, with the rows and the notes of the
 * verdict in that language.
 */
export function renderEvidence(
  { evidence, verdict, name }: { evidence: Evidence; verdict: Verdict; name: string },
  { evidence: words, languageCode }: Messages,
): string {
  const [headline, ...notes] = verdictNotes(verdict, languageCode).map(({ text }) => text);
  const rows = verdictRows(verdict, languageCode).map((row) => verdictRowText(row, languageCode));
  const parts = Object.keys(frameworkLines) as EvidencePart[];
  return page({
    title: words.title(name),
    subtitle: words.subtitle,
    language: languageCode,
    body: html`<div class="verdict ${evidence.verdict.outcome}"><p>${headline}</p></div>
${parts.map((part) => section(words.parts[part], part === 'verdict' ? verdictTable({ rows, notes }, words) : valueMarkup(evidence[part], words)))}
${section(words.frameworks, frameworkTable(parts, words))}`,
  });
}

function verdictTable(
  { rows, notes }: { rows: readonly VerdictRowText[]; notes: readonly string[] },
  words: Messages['evidence'],
): Html {
  return html`<div class="scroll"><table><thead><tr>${[
    words.measure,
    words.before,
    words.after,
    words.interval,
  ].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({
      title,
      base,
      tuned,
      interval,
    }) => html`<tr><td>${title}</td><td>${base}</td><td>${tuned}</td><td>${interval}</td></tr>
`,
  )}</tbody></table></div>
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

/** Any value of the evidence, as lists of what it holds. */
function valueMarkup(value: unknown, words: Messages['evidence']): Html | string {
  if (value === null || value === undefined || value === '') return words.notStated;
  if (Array.isArray(value)) {
    if (value.length === 0) return nothing;
    return html`<ul>${value.map((item) => html`<li>${valueMarkup(item, words)}</li>`)}</ul>`;
  }
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return words.notStated;
  return html`<dl>${entries.map(([key, item]) => html`<dt>${key}</dt><dd>${valueMarkup(item, words)}</dd>`)}</dl>`;
}

function frameworkTable(parts: readonly EvidencePart[], words: Messages['evidence']): Html {
  const titles = [
    words.part,
    'Annex IV (EU) 2024/1689',
    'NIST AI 600-1',
    'ISO/IEC 42001, Annex A',
    words.koreaAct,
  ];
  return html`<p>${words.frameworksNote}</p>
<div class="scroll"><table><thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${parts.map((part) => {
    const { annexIv, nistAi600, iso42001, koreaAct } = frameworkLines[part];
    return html`<tr><td>${words.parts[part]}</td><td>${annexIv}</td><td>${nistAi600}</td><td>${iso42001}</td><td>${koreaAct}</td></tr>
`;
  })}</tbody></table></div>`;
}
