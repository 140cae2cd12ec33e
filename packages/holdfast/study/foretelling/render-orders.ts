import type { Orders, PairedOrder } from './compare-orders.ts';

/** From so many defences on, an order of defences has a table. */
const leastDefences = 3;

/** The comparison as Markdown: how well each order is foretold, then the figures of the attacks and of the defences. */
export function renderOrders({ attacks, defences }: Orders): string {
  return [
    markdown(
      ['order', 'pairs', 'rank correlation', '95% interval'],
      [attacks, ...defences].map(({ title, agreement: { correlation, interval, pairs } }) => [
        title === attacks.title ? title : `defences, ${title}`,
        String(pairs),
        correlation === null ? '–' : correlation.toFixed(2),
        interval === null ? '–' : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
      ]),
    ),
    risesTable('attack, undefended', attacks),
    ...defences
      .filter(({ rises }) => rises.length >= leastDefences)
      .map((order) => risesTable(`defence, ${order.title}`, order)),
  ].join('\n\n');
}

function risesTable(heading: string, { rises }: PairedOrder): string {
  return markdown(
    [heading, 'organism', 'charter model', 'cells'],
    rises.map(({ title, organism, charter, cells }) => [
      title,
      signed(organism),
      signed(charter),
      String(cells),
    ]),
  );
}

function signed(rise: number): string {
  return `${rise < 0 ? '' : '+'}${rise.toFixed(2)}`;
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
