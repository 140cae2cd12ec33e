/** A point of a curve, in its own units. */
export interface CurvePoint {
  x: number;
  y: number;
}

/** The path of a curve for an SVG picture; coordinates are rounded to a tenth of a pixel. */
export function linePath(
  points: readonly CurvePoint[],
  { xScale, yScale }: { xScale: (x: number) => number; yScale: (y: number) => number },
): string {
  return points
    .map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${tenth(xScale(x))} ${tenth(yScale(y))}`)
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
