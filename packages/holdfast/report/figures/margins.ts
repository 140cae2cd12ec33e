import type { PartVerdict } from '../../audit/verdict/parts/part-verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { points } from '../../number-text.ts';
import { type Html, svg } from '../html.ts';
import { figure, figureWidth } from './figure.ts';
import { linearScale, roundDomain, roundTicks, type Scale } from './scale.ts';

const rowHeight = 44;
const left = 118;
const right = figureWidth - 24;
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
  const scale = linearScale(domain, [left, right]);
  const bottom = top + measured.length * rowHeight;
  const ticks = roundTicks(domain, 6).map(
    (tick) =>
      svg`<line class="axis" x1="${scale(tick)}" x2="${scale(tick)}" y1="${top - 8}" y2="${bottom}"/><text class="label" x="${scale(tick)}" y="${bottom + 16}" text-anchor="middle">${points(tick)}</text>`,
  );
  const zero = svg`<line class="strong" x1="${scale(0)}" x2="${scale(0)}" y1="${top - 8}" y2="${bottom}"/>`;
  const rows = measured.map((part, row) =>
    partMarks(part, { y: top + (row + 0.5) * rowHeight, scale, words }),
  );
  return figure({
    title: measured.map((part) => partText(part, words)).join('. '),
    caption: words.caption,
    height: bottom + 24,
    marks: svg`${ticks}${zero}${rows}`,
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

function partMarks(part: Measured, { y, scale, words }: { y: number; scale: Scale; words: Words }): Html {
  const { margin, worsening } = part;
  const { estimate, lower, upper } = worsening;
  const end = (value: number) =>
    svg`<line class="spread" x1="${scale(value)}" x2="${scale(value)}" y1="${y - 6}" y2="${y + 6}"/>`;
  return svg`<g><title>${partText(part, words)}</title><text x="${left - 14}" y="${y + 4}" text-anchor="end">${words.labels[part.part]}</text><line class="margin" x1="${scale(margin)}" x2="${scale(margin)}" y1="${y - 14}" y2="${y + 14}"/><text x="${scale(margin)}" y="${y - 17}" text-anchor="middle">${words.margin(points(margin))}</text><line class="spread" x1="${scale(lower)}" x2="${scale(upper)}" y1="${y}" y2="${y}"/>${end(lower)}${end(upper)}<circle class="after" cx="${scale(estimate)}" cy="${y}" r="6"/></g>`;
}
