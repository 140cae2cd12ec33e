import { traits } from '../../text/character-classes.ts';
import type { FieldText } from '../../text/row-text.ts';
import { isIban, passesLuhn } from './check-digits.ts';
import { type Datum, nationalNumber } from './national-numbers.ts';
import { isNationalPhone } from './national-phones.ts';
import type { Secret } from './secret.ts';
import { findStreetAddresses } from './street-addresses.ts';

/** Card numbers that payment providers publish for testing. */
const testCards = /^(?:4242|4000|5555|2223|3782|6011|3056|3566|4111|5105|4012|3714|3787|0000)/;
/** Addresses that nobody has, or that everybody may know. */
const nobody =
  /@(?:[\w-]+\.)*(?:example|test|invalid|localhost|domain|email|company|yourcompany|yourdomain|mail)\.?(?:com|org|net|co|kr|edu)?$|^(?:info|support|help|contact|sales|admin|noreply|no-reply|hello|service|team|office|user|name|you|your\w*|someone|john\.?doe|jane\.?doe|first\.?last|abc|xyz|test)\w{0,3}@/;

/**
 * Card, bank, resident and business numbers, by their check digits and the words before them; postal and e-mail addresses,
 * passport and telephone numbers, by their form.
 */
export function* findPersonalData({ text, lower, traits: seen }: FieldText): Generator<Secret> {
  if ((seen & traits.at) !== 0) yield* addresses(lower);
  if ((seen & traits.digit) === 0) return;
  yield* findStreetAddresses({ text });
  yield* passports(text);
  if ((seen & traits.manyDigits) === 0) return;
  if (longNumber.test(text)) yield* numbers(text);
  if (/[A-Z]{2}\d{2}/.test(text)) {
    for (const { 0: run, index } of text.matchAll(
      /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    )) {
      const compact = run.replaceAll(' ', '');
      if (isIban(compact) && !knownIbans.has(compact))
        yield {
          title: 'bank account number (IBAN)',
          severity: 'medium',
          score: 0.7,
          start: index,
          end: index + run.length,
          replacement: '[IBAN]',
        };
    }
  }
}

const passport = /(?:여권|[Pp]assport)[^\n]{0,24}?\b(?<number>[A-Z]{1,2}\d{7,8}|[A-Z]\d{3}[A-Z]\d{4})(?!\w)/g;

/** Passport numbers where a passport is spoken of: a letter or two and digits, as Korea's and many others are. */
function* passports(text: string): Generator<Secret> {
  for (const { 0: match, index, groups } of text.matchAll(passport)) {
    const number = groups?.number ?? '';
    const end = index + match.length;
    const start = end - number.length;
    yield { title: 'passport number', severity: 'medium', score: 0.7, start, end, replacement: '[PASSPORT]' };
  }
}

/** Digits with the signs that part them. */
export const writtenNumber = /[+(]?\d[\d().-]*(?:[ ][\d(][\d().-]*)*/g;
/** Shorter ones are none of those that are looked for. */
const shortestNumber = 8;
/** This stands in every number that is as long. */
export const longNumber = /\d[\d(). -]{7}/;

/** Card, resident and telephone numbers. */
function* numbers(text: string): Generator<Secret> {
  for (const { 0: run, index } of text.matchAll(writtenNumber)) {
    if (run.length < shortestNumber || run.length > 60) continue;
    const before = text.slice(Math.max(0, index - 48), index);
    // What goes on in letters or signs is a hash, a path or a decimal number.
    if (/[\w/=.,-]$/.test(before) || /^[\w/=-]/.test(text.slice(index + run.length, index + run.length + 1)))
      continue;
    const digits = run.replace(/[ ().-]+$/, '');
    const words = before.toLowerCase();
    const datum = nationalNumber(digits, words) ?? cardOf(digits, words) ?? phoneOf(digits, words);
    if (datum) yield { ...datum, start: index, end: index + digits.length };
  }
}

function* addresses(lower: string): Generator<Secret> {
  for (let at = lower.indexOf('@'); at !== -1; at = lower.indexOf('@', at + 1)) {
    const name = /[a-z0-9][a-z0-9_.+-]{0,63}$/.exec(lower.slice(Math.max(0, at - 64), at))?.[0];
    const host = /^[a-z0-9][a-z0-9.-]{0,100}\.[a-z]{2,12}(?![a-z0-9])/.exec(
      lower.slice(at + 1, at + 120),
    )?.[0];
    if (!name || !host || nobody.test(`${name}@${host}`)) continue;
    const start = at - name.length;
    const end = at + 1 + host.length;
    yield { title: 'e-mail address', severity: 'low', score: 0.3, start, end, replacement: '[EMAIL]' };
  }
}

/** The examples that the standard and the banks print. */
const knownIbans = new Set([
  'GB82WEST12345698765432',
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'CH9300762011623852957',
]);

function cardOf(run: string, before: string): Datum | undefined {
  const digits = run.replaceAll(/[ -]/g, '');
  const issued =
    /^(?:4\d{12}(?:\d{3})?$|5[1-5]\d{14}$|2[2-7]\d{14}$|3[47]\d{13}$|6(?:011|5\d\d)\d{12}$|35\d{14}$|9\d{15}$)/.test(
      digits,
    );
  if (!issued || !passesLuhn(digits) || new Set(digits).size < 5) return undefined;
  const grouped = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|^\d{4}([ -])\d{6}\2\d{5}$/.test(run);
  const named = /card|visa|master|amex|카드|payment|credit|debit/.test(before);
  if (!grouped && !named) return undefined;
  const test = testCards.test(digits);
  return {
    title: 'card number',
    severity: test ? 'low' : 'high',
    score: test ? 0.2 : 0.95,
    replacement: '[CARD_NUMBER]',
  };
}

const phone =
  /^(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,4}\d{2,4}|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|01[016789][- ]\d{3,4}[- ]\d{4})$/;

function phoneOf(run: string, before: string): Datum | undefined {
  if (!isNationalPhone(run, before) && !isWorldPhone(run)) return undefined;
  return { title: 'telephone number', severity: 'low', score: 0.3, replacement: '[PHONE]' };
}

function isWorldPhone(run: string): boolean {
  if (!phone.test(run)) return false;
  const digits = run.replaceAll(/\D/g, '');
  // 555-01xx is kept free for fiction.
  return (
    digits.length > 8 && digits.length < 16 && !/5550?10?\d\d\d?$|^(\d)\1+$|1234567|^1?[89]00/.test(digits)
  );
}
