/** A share as a percentage with two decimals, without its sign. */
export function shareInPercent(share: number): string {
  return (100 * share).toFixed(2);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Says on the error stream what is being measured. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
