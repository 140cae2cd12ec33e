/** So much of a text fits into a line for people. */
const most = 60;

/** A text in quotation marks on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > most ? `${line.slice(0, most - 1)}…` : line}"`;
}
