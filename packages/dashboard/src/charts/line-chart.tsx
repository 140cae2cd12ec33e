import { linearScale, roundDomain, roundTicks } from '../../../holdfast/report/figures/scale.ts';
import { type CurvePoint, linePath } from './line-path.ts';
import { useWidth } from './use-width.ts';

/** A curve with its name. */
export interface NamedCurve {
  name: string;
  points: readonly CurvePoint[];
}

const height = 200;

/** Curves over a common pair of axes; `label` says in words what they show now. */
export function LineChart({
  label,
  curves,
  xName,
  xEnd,
  yText,
  yDomain,
}: {
  label: string;
  curves: readonly NamedCurve[];
  xName: string;
  /** Where the x axis ends though the curves are not there yet. */
  xEnd?: number;
  yText: (y: number) => string;
  yDomain?: readonly [number, number];
}) {
  const [place, width] = useWidth<HTMLElement>();
  const all = curves.flatMap(({ points }) => points);
  const xs = all.map(({ x }) => x);
  const frame = { left: 46, right: width - 8, top: curves.length > 1 ? 26 : 10, bottom: height - 34 };
  const xDomain: [number, number] = [Math.min(...xs), Math.max(xEnd ?? 0, ...xs)];
  const domain = yDomain ?? roundDomain([0, Math.max(...all.map(({ y }) => y))], 4);
  const xScale = linearScale(xDomain, [frame.left + 6, frame.right - 6]);
  const yScale = linearScale(domain, [frame.bottom, frame.top]);
  const xTicks = roundTicks(xDomain, width < 480 ? 4 : 8).filter(Number.isInteger);
  return (
    <figure ref={place}>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={label}>
        {roundTicks(domain, 4).map((tick) => (
          <g key={tick}>
            <line className="axis" x1={frame.left} x2={frame.right} y1={yScale(tick)} y2={yScale(tick)} />
            <text x={frame.left - 7} y={yScale(tick) + 4} textAnchor="end">
              {yText(tick)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text key={tick} x={xScale(tick)} y={frame.bottom + 16} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x={frame.right} y={height - 3} textAnchor="end">
          {xName}
        </text>
        {curves.map(({ name, points }, index) => (
          <g key={name}>
            <path
              className={index === 0 ? 'curve' : 'curve second'}
              d={linePath(points, { xScale, yScale })}
            />
            {points.length === 1 && (
              <circle className="after" cx={xScale(points[0].x)} cy={yScale(points[0].y)} r={3} />
            )}
            {curves.length > 1 && (
              <g transform={`translate(${frame.left + index * 150} 10)`}>
                <line className={index === 0 ? 'curve' : 'curve second'} x2={20} />
                <text className="name" x={26} y={4}>
                  {name}
                </text>
              </g>
            )}
          </g>
        ))}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
