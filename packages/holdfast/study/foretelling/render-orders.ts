import type { Orders, PairedOrder } from './compare-orders.ts';

/** The comparison as Markdown: how well each order is foretold, then the figures of the attacks and of the defences. */
export function renderOrders({ attacks, defences }: Orders): string {
  const overall = defences.at(-1);
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
    ...(overall === undefined ? [] : [risesTable(`defence, ${overall.title}`, overall)]),
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
