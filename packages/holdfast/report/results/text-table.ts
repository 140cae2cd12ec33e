import { padTextEnd, padTextStart, textWidth } from '../../text-width.ts';

/** Lines of a table for a terminal: the first `left` columns begin at the left, the others end at the right. */
export function textTable(cells: readonly (readonly string[])[], { left = 1 } = {}): string[] {
  const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => textWidth(line[column]))));
  return cells.map((line) =>
    line
      .map((cell, column) =>
        column < left ? padTextEnd(cell, widths[column]) : padTextStart(cell, widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}
