import type { Messages } from '../../messages/english/english.ts';
import { count, decimal, nothing } from '../../number-text.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlTable } from '../../report/html-table.ts';

/** What a value and its fields are called, and how a text among them is worded. */
export interface ValueWords {
  messages: Messages;
  /** Words a text that stands under a field. */
  text?: (field: string, text: string) => string;
  /** What stands where there is no value; default: that it was not stated. */
  missing?: (field: string) => string;
}

/** A value of the evidence as lists of what it holds, and as a table where a list has flat entries. */
export function valueMarkup(value: unknown, words: ValueWords, field = ''): Html | string {
  const { missing = () => words.messages.evidence.notStated } = words;
  if (value === null || value === undefined || value === '') return missing(field);
  if (typeof value !== 'object') return scalarText(value, words, field);
  if (Array.isArray(value)) {
    if (value.length === 0) return nothing;
    if (value.every(isFlat) && columnsOf(value).length <= mostColumns) return tableOf(value, words);
    return html`<ul>${value.map((item) => html`<li>${valueMarkup(item, words, field)}</li>`)}</ul>`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return missing(field);
  return html`<dl>${entries.map(([key, item]) => html`<dt>${fieldName(key, words)}</dt><dd>${valueMarkup(item, words, key)}</dd>`)}</dl>`;
}

type Flat = Readonly<Record<string, string | number | boolean | null>>;

function isFlat(value: unknown): value is Flat {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => item === null || typeof item !== 'object')
  );
}

/** What has more columns is no table that fits a page. */
const mostColumns = 7;

function columnsOf(rows: readonly Flat[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** A table; where its columns hold words and not figures, they are read from the left. */
function tableOf(rows: readonly Flat[], words: ValueWords): Html {
  const keys = columnsOf(rows);
  const figures = keys.filter((key) => rows.some((row) => typeof row[key] === 'number'));
  const table = htmlTable(
    keys.map((key) => fieldName(key, words)),
    rows.map((row) => ({ cells: keys.map((key) => valueMarkup(row[key], words, key)) })),
  );
  return figures.length > 1 ? table : html`<div class="words">${table}</div>`;
}

function fieldName(key: string, { messages: { evidence } }: ValueWords): string {
  return evidence.fields[key] ?? key;
}

function scalarText(
  value: unknown,
  { messages, text = (_, said) => said }: ValueWords,
  field: string,
): string {
  const { yes, no } = messages.report;
  if (typeof value === 'boolean') return (value ? yes : no).toLowerCase();
  if (typeof value === 'number') return numberText(value, field, messages);
  return text(field, String(value));
}

const margins: readonly string[] = ['margin', 'overRefusalMargin', 'taskMargin'];

/**
 * Counts with commas, shares with four digits that count, and operations in powers of ten; a seed to its last digit, and margins in
 * points, as verdicts have them.
 */
function numberText(value: number, field: string, { evidence }: Messages): string {
  if (field === 'seed') return String(value);
  if (margins.includes(field)) return evidence.points(decimal(100 * value, 1));
  if (Math.abs(value) >= 1e9) return value.toExponential(2).replace('e+', 'e');
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(4)));
}
