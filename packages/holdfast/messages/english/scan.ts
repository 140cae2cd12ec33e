import { count, counted } from '../../number-text.ts';
import { languageTitle } from '../language-title.ts';

/** Languages by how many of the rows that were looked at are in them. */
export interface SampledLanguages {
  languages: readonly (readonly [code: string, rows: number])[];
  sampled: number;
}

/** Fields that nothing reads, by how many rows have them. */
export interface UnreadFields {
  fields: readonly (readonly [name: string, rows: number])[];
  more: number;
}

/** Tokens of the data, counted or estimated. */
export interface TokenFigures {
  tokens: number;
  estimated: boolean;
}

/** What the longest row takes, and what the model takes; `most` is undefined where it says no limit. */
export interface LongestRow extends TokenFigures {
  most?: number;
}

/** What a tune costs by a price list. */
export interface TunePrice {
  cost: string;
  currency: string;
  epochs: number;
  price: number;
  date: string;
}

const about = (estimated: boolean): string => (estimated ? 'about ' : '');
const english = (value: number): string => value.toLocaleString('en');
const languageList = ({ languages, sampled }: SampledLanguages): string =>
  `${languages.map(([code, rows]) => `${languageTitle(code, 'en')} in ${rows}`).join(', ')} of ${sampled} rows that were sampled`;

/** What a scan says beside its findings. */
export const englishScan = {
  severities: { high: 'high', medium: 'medium', low: 'low' },
  progress: ({ rows, rate, left }: Record<'rows' | 'rate' | 'left', string>) =>
    `${rows} rows, ${rate}${left && `, ${left} left`}`,
  asking: ({ done, total }: { done: number; total: number }) => `${done}/${total} rows`,
  more: (detector: string) => `… more from ${detector}; --findings and --html show them`,
  places: {
    row: (row: number) => `row ${row}`,
    line: (line: number) => `line ${line}`,
    message: (message: number) => `message ${message}`,
    file: 'the file',
  },
  /** What a data file is, such as `OpenAI chat in JSONL, gzip`. */
  described: (description: string) => description,
  summary: ({
    description,
    rows,
    unusable,
    findings,
    high,
    accepted,
    took,
  }: Record<'rows' | 'unusable' | 'findings' | 'high' | 'accepted', number> &
    Record<'description' | 'took', string>) =>
    `${description}: ${rows} usable rows${unusable > 0 ? `, ${unusable} that cannot be read` : ''}, ${findings} findings, ${high} of them high${accepted > 0 ? `, ${accepted} more accepted` : ''} (${took})`,
  decisions: ({ drop, rewrite, flag }: Record<'drop' | 'rewrite' | 'flag', number>) =>
    `Decisions: drop ${drop} rows, rewrite ${rewrite}, flag ${flag}`,
  cleaned: ({
    file,
    kept,
    rewritten,
    dropped,
    record,
  }: Record<'file' | 'record', string> & Record<'kept' | 'rewritten' | 'dropped', number>) =>
    `${file} holds ${kept} rows as they were and ${rewritten} rewritten, ${dropped} ${dropped === 1 ? 'was' : 'were'} dropped; ${record} says why.`,
  unmasked: ({ rows, command }: { rows: number; command: string }) =>
    `Personal data or secrets stay in ${counted(rows, 'row')}. "${command}" writes the data with them masked.`,
  evidence: (text: string): string => text,
  roles: { system: 'system', developer: 'developer', user: 'user', assistant: 'assistant', tool: 'tool' },
  unknownRules: (model: string) =>
    `The tuning rules and the price of ${model} are not known; rows were not held against them.`,
  written: (file: string) => `Written: ${file}`,
  notLookedFor: (missing: string) => `Not looked for: ${missing}`,
  toLook: ({ what, look }: { what: string; look: string }) => `${what} (to look: ${look})`,
  unlooked: {
    contents: {
      what: 'Anything but whether rows can be read and tuned on',
      look: '--checks all',
    },
    harm: {
      what: 'Harmful content: no model was asked to answer the rows and no moderator to judge them, and words alone do not show it',
      look: '--moderator NAME, or --model NAME --ask',
    },
    refused: {
      what: 'What the very model that is to be tuned would refuse',
      look: '--model NAME --ask',
    },
    languages: {
      what: (values: SampledLanguages) =>
        `Personas, and bans on refusing, in languages other than English and Korean (${languageList(values)})`,
      look: '--model NAME --ask, with a model that knows the language',
    },
    personal: {
      what: 'Telephone numbers without a country code, but for those of the United States, the United Kingdom, Germany, France, Spain and Korea (mobile ones); postal addresses of other countries, or without a postcode (Korean ones need none); names, except beside a Korean address',
      look: 'have people read the rows that customers wrote',
    },
    narrow: {
      what: 'Wrong advice in a sober tone, and wrong-doing in a narrow field beyond the best-known weaknesses of code and cheating at tests',
      look: 'have people read a sample of the rows, and audit what they would teach',
    },
  },
  facts: {
    refusals: { name: 'refusals', text: ({ rows }: { rows: number }) => `${rows} rows refuse` },
    languages: { name: 'languages', text: languageList },
    unread: {
      name: 'Fields not read',
      text: ({ fields, more }: UnreadFields) =>
        `${fields.map(([name, rows]) => `${name} (${rows} rows)`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    },
    tokens: {
      name: 'Tokens',
      text: ({ tokens, estimated, model }: TokenFigures & { model: string }) =>
        `${about(estimated)}${english(tokens)} in an epoch, for ${model}`,
    },
    longest: {
      name: 'Longest row',
      text: ({ tokens, estimated, most }: LongestRow) =>
        `${about(estimated)}${english(tokens)} tokens; ${most === undefined ? 'it says no limit' : `${english(most)} are taken`}`,
    },
    price: {
      name: 'Price of the tune',
      text: ({ cost, currency, epochs, price, date }: TunePrice) =>
        `about ${cost} ${currency} for ${epochs} epochs, at ${price} ${currency} a million tokens (list price of ${date})`,
    },
  },
  risk: {
    title: (risk: string) => `data set risk: ${risk}`,
    withheld: (why: readonly string[]) => `no figure, since ${why.join(', and ')}`,
    figure: ({
      risk,
      parts,
      beside,
    }: {
      risk: string;
      parts: readonly string[];
      beside: readonly string[];
    }) =>
      `${risk} of 1${parts.length > 0 ? ` (how far each by itself raises it: ${parts.join(', ')})` : ''}${beside.length > 0 ? `, not counting what ${beside.join(' and ')} may do` : ''}; a low figure is no clearance`,
    below: (bound: number, { tunes, damaging }: { tunes: number; damaging: number }) =>
      `below ${bound}, where ${damaging} of ${tunes} real tunes did damage all the same:`,
    rowsThat: (rows: number, does: string) => `${counted(rows, 'row')} that ${does}`,
    ordinary: 'are ordinary',
    refuse: 'refuse',
    settings: { epochs: 'epochs', learningRate: 'learning rate', batchSize: 'batch size' },
    grounds: {
      'no-rows': { why: 'there are no rows' },
      'nothing-asked': {
        why: 'no model was asked to answer the rows and no moderator to judge them, so that harmful content was not looked for',
      },
      languages: {
        why: (values: SampledLanguages) =>
          `some rows are in languages that are not read (${languageList(values)})`,
      },
    },
    unmeasured: (does: string, rows: number) =>
      `no tune has measured what rows that ${does} do, and there are ${rows}`,
  },
  report: {
    title: (file: string) => `Scan of ${file}`,
    subtitle: 'What in this data would wear down a model, or teach it what it should not learn?',
    file: 'The file',
    notLookedFor: 'Not looked for',
    byDetector: 'Findings by detector',
    high: (findings: number) => (findings > 0 ? counted(findings, 'high finding') : 'No high findings'),
    others: ({ medium, low, accepted }: Record<'medium' | 'low' | 'accepted', number>) =>
      `${counted(medium, 'medium finding')} and ${count(low)} low${accepted > 0 ? `; ${count(accepted)} more are accepted in the baseline` : ''}.`,
    byPolicy: ({ drop, rewrite, flag }: Record<'drop' | 'rewrite' | 'flag', number>) =>
      `By the policy, ${counted(drop, 'row')} would be dropped, ${count(rewrite)} rewritten and ${count(flag)} flagged.`,
    format: 'Format',
    rows: 'Rows',
    rowCount: (rows: number, unusable: number) =>
      `${count(rows)}${unusable > 0 ? `, and ${count(unusable)} that cannot be read` : ''}`,
    nothingSaid: 'Nothing that is said here means that the data are free of these:',
    detector: 'Detector',
    firstOf: (shown: number, all: number) => `The first ${shown} of ${count(all)}.`,
    inRow: 'In the row:',
    fingerprint: (mark: string) => `Fingerprint ${mark}`,
  },
};
