import type { Messages } from '../../messages/english/english.ts';
import { messagesIn } from '../../messages/messages.ts';
import { nothing, shortPercent } from '../../number-text.ts';
import { fittedText } from '../../text-width.ts';
import { type Html, svg } from '../html.ts';
import { type Canvas, figure, legend } from './figure.ts';
import { linearScale, type Scale } from './scale.ts';

/** One line of the figure: a share before and after, and how far the seeds lie apart. */
export interface DumbbellRow {
  label: string;
  before: number | null;
  after: number | null;
  spread?: readonly [number, number];
}

type Names = Messages['report']['dumbbell'];

/** Where things stand: on a wide canvas labels lie before the axis, on a narrow one above their lines. */
function layoutOf({ width, narrow }: Canvas) {
  return narrow
    ? { top: 58, rowHeight: 44, left: 10, right: width - 54, line: 30, label: 12, longestLabel: 50 }
    : { top: 40, rowHeight: 26, left: 252, right: width - 58, line: 13, label: 17, longestLabel: 34 };
}

/** Shares before and after, side by side on one axis from 0 to 100%. */
export function dumbbellFigure({
  title,
  caption,
  rows,
  names = messagesIn.en.report.dumbbell,
}: {
  title: string;
  caption: string;
  rows: readonly DumbbellRow[];
  /** What before and after are called. */
  names?: Names;
}): Html {
  return figure({
    title,
    caption,
    draw: (canvas) => {
      const { top, left, right, rowHeight } = layoutOf(canvas);
      const scale = linearScale([0, 1], [left, right]);
      const height = top + rows.length * rowHeight + 14;
      const ticks = [0, 0.25, 0.5, 0.75, 1].map(
        (tick) =>
          svg`<line class="axis" x1="${scale(tick)}" x2="${scale(tick)}" y1="${top - 8}" y2="${height - 10}"/><text class="label" x="${scale(tick)}" y="${top - 13}" text-anchor="middle">${shortPercent(tick)}</text>`,
      );
      const lines = rows.map((row, index) =>
        dumbbell(row, { y: top + index * rowHeight, scale, names, canvas }),
      );
      return { height, marks: [legend(names.before, names.after, 6, 18), ticks, lines] };
    },
  });
}

function dumbbell(
  { label, before, after, spread }: DumbbellRow,
  { y: top, scale, names, canvas }: { y: number; scale: Scale; names: Names; canvas: Canvas },
): Html {
  const { left, line, label: labelAt, longestLabel } = layoutOf(canvas);
  const afterText = after === null ? '' : shortPercent(Math.round(after * 1000) / 1000);
  const edge = Math.max(before ?? 0, after ?? 0, spread?.[1] ?? 0);
  const y = top + line;
  const labelPlace = canvas.narrow
    ? svg`x="${left}" y="${top + labelAt}"`
    : svg`x="${left - 14}" y="${top + labelAt}" text-anchor="end"`;
  return svg`<g><title>${`${label}: ${names.before} ${before === null ? nothing : shortPercent(before)}, ${names.after} ${afterText}`}</title><text ${labelPlace}>${fittedText(label, longestLabel)}</text>${
    before !== null &&
    after !== null &&
    svg`<line class="span" x1="${scale(before)}" x2="${scale(after)}" y1="${y}" y2="${y}"/>`
  }${spread && svg`<line class="spread" x1="${scale(spread[0])}" x2="${scale(spread[1])}" y1="${y + 8}" y2="${y + 8}"/>`}${
    before !== null && svg`<circle class="before" cx="${scale(before)}" cy="${y}" r="5.5"/>`
  }${
    after !== null &&
    svg`<circle class="after" cx="${scale(after)}" cy="${y}" r="5"/><text x="${scale(edge) + 11}" y="${y + 4}">${afterText}</text>`
  }</g>`;
}
