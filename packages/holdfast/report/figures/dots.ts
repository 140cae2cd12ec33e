import { type Html, svg } from '../html.ts';
import { figureWidth } from './figure.ts';
import { placeLabels } from './place-labels.ts';
import { linearScale, roundTicks } from './scale.ts';

/** A dot with a name. */
export interface Dot {
  label: string;
  x: number;
  y: number;
  /** Drawn hollow: the one that the others are held against. */
  hollow?: boolean;
}

const height = 520;
/** About as wide as letters of the picture's size are, in pixels, and as high as a label. */
const letterWidth = 6.1;
const labelHeight = 13;
const frame = { left: 64, right: figureWidth - 24, top: 20, bottom: height - 52 };

/** Dots over two shares, both best at the upper right corner; a whole SVG file, which stands for itself. */
export function dotsPicture({
  title,
  xLabel,
  yLabel,
  dots,
}: {
  title: string;
  xLabel: string;
  yLabel: string;
  dots: readonly Dot[];
}): string {
  const xs = dots.map(({ x }) => x);
  const xScale = linearScale([Math.min(...xs, 0.9), 1], [frame.left, frame.right - 8]);
  const yScale = linearScale([0, 1], [frame.bottom, frame.top + 8]);
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const grid = [
    ...roundTicks(yScale.domain, 5).map(
      (tick) =>
        svg`<line x1="${frame.left}" x2="${frame.right}" y1="${yScale(tick)}" y2="${yScale(tick)}" stroke="#d9dcd8"/><text x="${frame.left - 8}" y="${yScale(tick) + 4}" text-anchor="end">${percent(tick)}</text>`,
    ),
    ...roundTicks(xScale.domain, 5).map(
      (tick) =>
        svg`<text x="${xScale(tick)}" y="${frame.bottom + 18}" text-anchor="middle">${percent(tick)}</text>`,
    ),
  ];
  const points = dots.map(({ label, x, y }) => ({
    x: xScale(x),
    y: yScale(y),
    width: letterWidth * label.length,
    height: labelHeight,
  }));
  const labels = placeLabels(points, { ...frame, left: frame.left + 4, right: figureWidth - 4 });
  const lines = labels.map(({ far, end }, index) => {
    const { x, y } = points[index];
    return far ? svg`<line x1="${x}" y1="${y}" x2="${end.x}" y2="${end.y}" stroke="#9aa2a8"/>` : svg``;
  });
  const marks = dots.map(({ label, hollow = false }, index) => {
    const { x, y } = points[index];
    const { left, right, bottom } = labels[index].box;
    return svg`<circle cx="${x}" cy="${y}" r="5" fill="${hollow ? '#fcfcfa' : '#c04f00'}" stroke="#c04f00" stroke-width="2"/><text x="${(left + right) / 2}" y="${bottom - 3}" text-anchor="middle" fill="#1c2024">${label}</text>`;
  });
  const axes = svg`<text x="${(frame.left + frame.right) / 2}" y="${height - 12}" text-anchor="middle">${xLabel}</text><text x="16" y="${(frame.top + frame.bottom) / 2}" text-anchor="middle" transform="rotate(-90 16 ${(frame.top + frame.bottom) / 2})">${yLabel}</text>`;
  const picture: Html = svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${figureWidth} ${height}" role="img" font-family="system-ui, sans-serif" font-size="11" fill="#5f6870"><title>${title}</title><rect width="${figureWidth}" height="${height}" fill="#fcfcfa"/>${grid}${lines}${marks}${axes}</svg>`;
  return `${picture.markup}\n`;
}
