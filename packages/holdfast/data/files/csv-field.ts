/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r]/;

/**
 * A value as a field of a CSV file (RFC 4180); nothing for null and undefined. A text that a spreadsheet would carry out as
 * a formula gets an apostrophe in front, so that it is shown and no more; numbers stay as they are.
 */
export function csvField(value: string | number | boolean | null | undefined): string {
  const plain = value === null || value === undefined ? '' : String(value);
  const text = typeof value === 'string' && formula.test(value) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
