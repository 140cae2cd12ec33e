import type { Interval } from '../../audit/statistics/interval.ts';
import { points } from '../../number-text.ts';
import { type Html, svg } from '../html.ts';
import { figure, figureWidth } from './figure.ts';
import { linearScale, roundDomain, roundTicks } from './scale.ts';

/** The rise of the harmfulness rate with its interval, against the margin, on one axis. */
export function intervalFigure({ rise, margin }: { rise: Interval; margin: number }): Html {
  const domain = roundDomain([Math.min(-0.01, rise.lower), Math.max(margin * 1.5, rise.upper, 0.01)], 6);
  const scale = linearScale(domain, [28, figureWidth - 28]);
  const y = 46;
  const ticks = roundTicks(domain, 6).map(
    (tick) =>
      svg`<line class="axis" x1="${scale(tick)}" x2="${scale(tick)}" y1="24" y2="68"/><text class="label" x="${scale(tick)}" y="84" text-anchor="middle">${points(tick)}</text>`,
  );
  const marks = svg`${ticks}<line class="strong" x1="${scale(0)}" x2="${scale(0)}" y1="24" y2="68"/><line class="margin" x1="${scale(margin)}" x2="${scale(margin)}" y1="18" y2="68"/><text x="${scale(margin)}" y="13" text-anchor="middle">margin ${points(margin)}</text><line class="spread" x1="${scale(rise.lower)}" x2="${scale(rise.upper)}" y1="${y}" y2="${y}"/><line class="spread" x1="${scale(rise.lower)}" x2="${scale(rise.lower)}" y1="${y - 7}" y2="${y + 7}"/><line class="spread" x1="${scale(rise.upper)}" x2="${scale(rise.upper)}" y1="${y - 7}" y2="${y + 7}"/><circle class="after" cx="${scale(rise.estimate)}" cy="${y}" r="6"/>`;
  return figure({
    title: `Rise of the harmfulness rate: ${points(rise.estimate)} points, ${points(rise.lower)} to ${points(rise.upper)}`,
    caption: `Rise of the harmfulness rate in percentage points, ${points(rise.estimate)}, with its 95% interval from ${points(rise.lower)} to ${points(rise.upper)}. A pass lies wholly to the left of the margin.`,
    height: 92,
    marks,
  });
}
