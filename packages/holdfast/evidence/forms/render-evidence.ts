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
import { categoryTable } from './category-table.ts';
import { evidenceSummary } from './evidence-summary.ts';
import { type EvidencePart, frameworkLines } from './framework-lines.ts';
import { frameworkSections } from './framework-sections.ts';
import { valueMarkup } from './value-markup.ts';
import { evidenceWording } from './worded.ts';

/**
 * The evidence as one page to read or to print, in a language: half a page in plain words, and then what evidence.json holds, with the
 * rows and the notes of the verdict in that language.
 */
export function renderEvidence(
  {
    evidence,
    verdict,
    name,
    texts,
  }: {
    evidence: Evidence;
    verdict: Verdict;
    name: string;
    /** Reasons of findings and what was not looked for, as they are said in that language. */
    texts: ReadonlyMap<string, string>;
  },
  messages: Messages,
): string {
  const { evidence: words, evidenceSummary: summary, languageCode } = messages;
  const notes = verdictNotes(verdict, languageCode);
  const rows = verdictRows(verdict, languageCode).map((row) => verdictRowText(row, languageCode));
  const parts = Object.keys(frameworkLines) as EvidencePart[];
  const text = evidenceWording({ verdict, messages, texts });
  const bodyOf = (part: EvidencePart): Html | string => {
    if (part === 'verdict') {
      const why = reasonText(verdict, messages.verdict);
      const others = notes.filter(({ kind }) => kind !== 'headline').map((note) => note.text);
      return html`<p>${summary.why}:</p>
${reasonList(why)}
${verdictTable({ rows, notes: others }, words)}`;
    }
    if (part === 'categories') return categoryTable(evidence.categories, messages);
    if (part === 'policy' && evidence.policy === null) return words.noPolicy;
    if (part === 'askings') {
      return verdict.askings.length > 0 ? askingTable(verdict.askings, messages) : words.plainlyOnly;
    }
    return valueMarkup(evidence[part], { messages, text, missing: missingIn(part, words) }, part);
  };
  return page({
    title: words.title(name),
    subtitle: words.subtitle,
    language: languageCode,
    body: html`${evidenceSummary({ evidence, verdict, name, messages, text })}
${parts.map((part) => section(words.parts[part], bodyOf(part)))}
${section(words.frameworks, frameworkSections(evidence, messages))}`,
  });
}

/** What people state may be not stated; what was to be put down by a run may be not known. */
function missingIn(part: EvidencePart, words: Messages['evidence']): (field: string) => string {
  if (part === 'about' || part === 'base') return () => words.notStated;
  return (field) => {
    if (field === 'files') return words.noFiles;
    return field === 'reviewedBy' ? words.nobodyNamed : words.notKnown;
  };
}

/** A reason, which is a sentence for each kind of reason with a clause for each, as a list of lists. */
function reasonList(reason: string): Html {
  const sentences = reason.split(/(?<=\.) (?=\S)/).map((sentence) => {
    const [opening, ...rest] = sentence.split(': ');
    return { opening, clauses: rest.join(': ').replace(/\.$/, '').split('; ') };
  });
  return html`<ul>${sentences.map(({ opening, clauses }) => html`<li>${opening}${clauses[0] !== '' && html`<ul>${clauses.map((clause) => html`<li>${clause}</li>`)}</ul>`}</li>`)}</ul>`;
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
