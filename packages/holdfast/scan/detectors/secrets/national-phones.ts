/** How a country writes its telephone numbers where no `+` stands before them. */
interface PhoneForm {
  form: RegExp;
  /** Something else may be written like it: a word about telephones must stand before it. */
  needsWord?: boolean;
}

const forms: readonly PhoneForm[] = [
  // The United Kingdom: mobile numbers, then London and the like, the large cities, and other places.
  { form: /^\(?07[1-9]\d{2}\)?[ -]?(?:\d{6}|\d{3}[ -]\d{3})$/ },
  { form: /^\(?02[03489]\)?[ -]?\d{4}[ -]?\d{4}$/ },
  { form: /^\(?01(?:1\d|[2-69]1)\)?[ -]?\d{3}[ -]?\d{4}$/ },
  { form: /^\(?01[2-9]\d{2}\)?[ -](?:\d{5,6}|\d{3}[ -]\d{3})$/ },
  { form: /^01[2-9]\d{8}$/, needsWord: true },
  // Korea: mobile numbers without a sign between.
  { form: /^01[016789]\d{7,8}$/, needsWord: true },
  // France: five pairs.
  { form: /^0[1-79](?:[ .-]\d{2}){4}$/ },
  { form: /^0[1-79]\d{8}$/, needsWord: true },
  // Germany: an area of two to five digits and a number of three to eight.
  { form: /^\(?0[1-9]\d{1,4}\)?[ -]\d{2,8}(?:[ -]\d{2,6}){0,2}$/, needsWord: true },
  { form: /^01[567]\d{8,9}$/, needsWord: true },
  // Spain: nine digits.
  { form: /^[6-9]\d{2}(?:[ .-]?\d{3}){2}$/, needsWord: true },
  { form: /^[6-9]\d{2}(?:[ .-]\d{2}){3}$/, needsWord: true },
];

const word =
  /(?<![\p{L}\d])(?:(?:tele)?phone|tel\b|mobile|cell|whats ?app|fax|call|ring|text) ?(?:me|us|him|her|number|no\b|on|at|is|[.:])|phone|telefon|handy|mobilnummer|rufnummer|erreichbar|(?:ruf|rufen) (?:mich|uns|sie)|t[ée]l(?:[ée]phone|\.)|portable|appele|joindre|joignable|tel[ée]fono|m[óo]vil|ll[áa]m[ae]|전화|연락처|휴대폰|핸드폰/u;
/** How far before a number the word may stand. */
const reach = 36;

/**
 * Whether digits, with the signs that part them, are a telephone number as the United Kingdom, Germany, France or Spain write
 * theirs at home. `before` is what goes before them, in small letters.
 */
export function isNationalPhone(digits: string, before: string): boolean {
  if (/1234567|(\d)\1{6}/.test(digits.replaceAll(/\D/g, ''))) return false;
  const fitting = forms.filter(({ form }) => form.test(digits));
  if (fitting.length === 0) return false;
  return fitting.some(({ needsWord }) => !needsWord) || word.test(before.slice(-reach));
}
