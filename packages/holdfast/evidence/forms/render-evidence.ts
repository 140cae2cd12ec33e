import type { Verdict } from '../../audit/verdict/verdict.ts';
import { reasonText, verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlTable } from '../../report/html-table.ts';
import { page, section } from '../../report/page.ts';
import { askingTable } from '../../report/sections/asking-section.ts';
import { type VerdictRowText, verdictRowText } from '../../report/verdict-row-text.ts';
import type { Evidence } from '../evidence.ts';
import { type EvidencePart, frameworkLines } from './framework-lines.ts';
import { valueMarkup } from './value-markup.ts';

/**
 * The evidence as one page to read or to print, in a language; it says what evidence.json holds, with the rows and the notes of the
 * verdict in that language.
 */
export function renderEvidence(
  {
    evidence,
    verdict,
    name,
    reasons,
  }: {
    evidence: Evidence;
    verdict: Verdict;
    name: string;
    /** The reasons of findings, as they are said in that language. */
    reasons: ReadonlyMap<string, string>;
  },
  messages: Messages,
): string {
  const { evidence: words, languageCode } = messages;
  const [headline, ...notes] = verdictNotes(verdict, languageCode).map(({ text }) => text);
  const rows = verdictRows(verdict, languageCode).map((row) => verdictRowText(row, languageCode));
  const parts = Object.keys(frameworkLines) as EvidencePart[];
  const text = (field: string, said: string): string =>
    (field === 'reason' ? reasons.get(said) : undefined) ?? worded(field, said, { verdict, messages });
  const bodyOf = (part: EvidencePart): Html | string => {
    if (part === 'verdict') return verdictTable({ rows, notes }, words);
    if (part === 'askings' && verdict.askings.length > 0) return askingTable(verdict.askings, messages);
    return valueMarkup(evidence[part], { messages, text }, part);
  };
  return page({
    title: words.title(name),
    subtitle: words.subtitle,
    language: languageCode,
    body: html`<div class="verdict ${evidence.verdict.outcome}"><p>${headline}</p></div>
${parts.map((part) => section(words.parts[part], bodyOf(part)))}
${section(words.frameworks, frameworkTable(parts, words))}`,
  });
}

/** What evidence.json holds in English, in the language of the page. */
function worded(
  field: string,
  text: string,
  { verdict, messages: { scan, evidence, verdict: words } }: { verdict: Verdict; messages: Messages },
): string {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    outcome: words.outcomes,
    severity: scan.severities,
    notTested: words.subjects,
    decision: evidence.fields,
    kind: evidence.kinds,
    plan: evidence.plans,
  };
  const name = named[field]?.[text];
  if (name !== undefined) return name;
  // A format's own reason is text; where it is the verdict's, that can be told in any language.
  if (field === 'reason' && text === verdict.reason) return reasonText(verdict, words);
  return words.sentence(text);
}

function verdictTable(
  { rows, notes }: { rows: readonly VerdictRowText[]; notes: readonly string[] },
  words: Messages['evidence'],
): Html {
  return html`${htmlTable(
    [words.measure, words.before, words.after, words.interval],
    rows.map(({ title, base, tuned, interval }) => ({ cells: [title, base, tuned, interval] })),
  )}
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

function frameworkTable(parts: readonly EvidencePart[], words: Messages['evidence']): Html {
  const titles = [
    words.part,
    'Annex IV (EU) 2024/1689',
    'NIST AI 600-1',
    'ISO/IEC 42001, Annex A',
    words.koreaAct,
  ];
  const rows = parts.map((part) => {
    const { annexIv, nistAi600, iso42001, koreaAct } = frameworkLines[part];
    return { cells: [words.parts[part], annexIv, nistAi600, iso42001, koreaAct] };
  });
  return html`<p>${words.frameworksNote}</p>
${htmlTable(titles, rows)}`;
}
