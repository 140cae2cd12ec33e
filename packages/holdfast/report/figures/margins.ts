import type { PartVerdict } from '../../audit/verdict/parts/part-verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { points } from '../../number-text.ts';
import { type Html, svg } from '../html.ts';
import { type Canvas, figure } from './figure.ts';
import { linearScale, roundDomain, roundTicks, type Scale } from './scale.ts';

/** Where things stand: on a wide canvas the name of a part lies before its line, on a narrow one above it. */
function layoutOf({ width, narrow }: Canvas) {
  return narrow
    ? { rowHeight: 60, left: 26, right: width - 30, marginText: 28, ticks: 4 }
    : { rowHeight: 44, left: 118, right: width - 24, marginText: -17, ticks: 6 };
}

const top = 30;

type Words = Messages['report']['margins'];

type Measured = PartVerdict & { worsening: NonNullable<PartVerdict['worsening']> };

/** How much worse each part became, with its interval, against its own margin: all parts on one axis, worse to the right. */
export function marginsFigure(parts: readonly PartVerdict[], { report: { margins: words } }: Messages): Html {
  const measured = parts.filter((part): part is Measured => part.worsening !== null);
  const domain = roundDomain(
    [
      Math.min(-0.01, ...measured.map(({ worsening }) => worsening.lower)),
      Math.max(0.01, ...measured.map(({ worsening, margin }) => Math.max(margin * 1.5, worsening.upper))),
    ],
    6,
  );
  return figure({
    title: measured.map((part) => partText(part, words)).join('. '),
    caption: words.caption,
    draw: (canvas) => {
      const { rowHeight, left, right, ticks: wanted } = layoutOf(canvas);
      const scale = linearScale(domain, [left, right]);
      const bottom = top + measured.length * rowHeight;
      const ticks = roundTicks(domain, wanted).map(
        (tick) =>
          svg`<line class="axis" x1="${scale(tick)}" x2="${scale(tick)}" y1="${top - 8}" y2="${bottom}"/><text class="label" x="${scale(tick)}" y="${bottom + 16}" text-anchor="middle">${points(tick)}</text>`,
      );
      const zero = svg`<line class="strong" x1="${scale(0)}" x2="${scale(0)}" y1="${top - 8}" y2="${bottom}"/>`;
      const rows = measured.map((part, row) =>
        partMarks(part, { y: top + (row + 0.5) * rowHeight, scale, words, canvas }),
      );
      return { height: bottom + 24, marks: svg`${ticks}${zero}${rows}` };
    },
  });
}

function partText({ part, margin, worsening: { estimate, lower, upper } }: Measured, words: Words): string {
  return words.part({
    part: words.labels[part],
    estimate: points(estimate),
    lower: points(lower),
    upper: points(upper),
    margin: points(margin),
  });
}

function partMarks(
  part: Measured,
  { y, scale, words, canvas }: { y: number; scale: Scale; words: Words; canvas: Canvas },
): Html {
  const { left, marginText } = layoutOf(canvas);
  const { margin, worsening } = part;
  const { estimate, lower, upper } = worsening;
  const end = (value: number) =>
    svg`<line class="spread" x1="${scale(value)}" x2="${scale(value)}" y1="${y - 6}" y2="${y + 6}"/>`;
  const labelPlace = canvas.narrow
    ? svg`x="2" y="${y - 14}"`
    : svg`x="${left - 14}" y="${y + 4}" text-anchor="end"`;
  return svg`<g><title>${partText(part, words)}</title><text ${labelPlace}>${words.labels[part.part]}</text><line class="margin" x1="${scale(margin)}" x2="${scale(margin)}" y1="${y - 14}" y2="${y + 14}"/><text x="${scale(margin)}" y="${y + marginText}" text-anchor="middle">${words.margin(points(margin))}</text><line class="spread" x1="${scale(lower)}" x2="${scale(upper)}" y1="${y}" y2="${y}"/>${end(lower)}${end(upper)}<circle class="after" cx="${scale(estimate)}" cy="${y}" r="6"/></g>`;
}
