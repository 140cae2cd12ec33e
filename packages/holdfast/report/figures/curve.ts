import { type Html, type HtmlValue, svg } from '../html.ts';
import { type Canvas, figure } from './figure.ts';
import { linearScale, roundDomain, roundTicks } from './scale.ts';

/** A line through points; `spread` draws a bar at a point. */
export interface Curve {
  label: string;
  points: readonly { x: number; y: number; spread?: readonly [number, number] }[];
  second?: boolean;
}

/** Where the axes stand on a canvas, and how far apart the keys of two curves are. */
function layoutOf({ width, narrow }: Canvas) {
  const height = narrow ? 230 : 250;
  const sides = narrow ? { left: 44, right: width - 10 } : { left: 58, right: width - 20 };
  return { height, frame: { ...sides, top: 30, bottom: height - 42 }, keys: narrow ? 160 : 200 };
}

/** Curves over a common pair of axes. `evenly` puts the x values at even distances, whatever they are. */
export function curveFigure({
  title,
  caption,
  xLabel,
  yText,
  yDomain,
  evenly = false,
  curves,
}: {
  title: string;
  caption: string;
  xLabel: string;
  yText: (y: number) => string;
  yDomain?: readonly [number, number];
  evenly?: boolean;
  curves: readonly Curve[];
}): Html {
  const all = curves.flatMap(({ points }) => points);
  const xs = [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b);
  const place = (x: number): number => (evenly ? xs.indexOf(x) : x);
  const domain = yDomain ?? roundDomain([0, Math.max(...all.map(({ y }) => y))], 5);
  const draw = (canvas: Canvas): { height: number; marks: HtmlValue } => {
    const { height, frame, keys } = layoutOf(canvas);
    const xScale = linearScale([place(xs[0]), place(xs[xs.length - 1])], [frame.left + 8, frame.right - 8]);
    const yScale = linearScale(domain, [frame.bottom, frame.top]);
    const yTicks = roundTicks(domain, 5).map(
      (tick) =>
        svg`<line class="axis" x1="${frame.left}" x2="${frame.right}" y1="${yScale(tick)}" y2="${yScale(tick)}"/><text class="label" x="${frame.left - 8}" y="${yScale(tick) + 4}" text-anchor="end">${yText(tick)}</text>`,
    );
    const xTicks = (evenly ? xs : roundTicks([xs[0], xs[xs.length - 1]], canvas.narrow ? 4 : 6)).map(
      (tick) =>
        svg`<text class="label" x="${xScale(place(tick))}" y="${frame.bottom + 18}" text-anchor="middle">${String(tick)}</text>`,
    );
    const lines = curves.map(({ label, points, second = false }, index) => {
      const path = points
        .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(xScale(place(x)))} ${round(yScale(y))}`)
        .join('');
      const spreads = points.map(
        ({ x, spread }) =>
          spread &&
          svg`<line class="span" x1="${xScale(place(x))}" x2="${xScale(place(x))}" y1="${yScale(spread[0])}" y2="${yScale(spread[1])}"/>`,
      );
      const keyAt = frame.left + index * keys;
      const key = svg`<line class="${second ? 'curve second' : 'curve'}" x1="${keyAt}" x2="${keyAt + 22}" y1="12" y2="12"/><text x="${keyAt + 28}" y="16">${label}</text>`;
      return svg`${spreads}<path class="${second ? 'curve second' : 'curve'}" d="${path}"/>${key}`;
    });
    const axis = svg`<text class="label" x="${(frame.left + frame.right) / 2}" y="${height - 6}" text-anchor="middle">${xLabel}</text>`;
    return { height, marks: [yTicks, xTicks, axis, lines] };
  };
  return figure({ title, caption, draw });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
