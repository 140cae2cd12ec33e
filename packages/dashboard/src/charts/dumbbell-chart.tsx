import { shortPercent } from '../../../holdfast/number-text.ts';
import { linearScale, roundTicks } from '../../../holdfast/report/figures/scale.ts';
import { useWidth } from './use-width.ts';

/** A share before and after, under its name. */
export interface Change {
  name: string;
  before: number;
  after: number;
}

const rowHeight = 34;

/** Shares before (a ring) and after (a disc), a line for each thing that changed. */
export function DumbbellChart({
  label,
  changes,
  before,
  after,
}: {
  label: string;
  changes: readonly Change[];
  /** What the marks stand for. */
  before: string;
  after: string;
}) {
  const [place, width] = useWidth<HTMLElement>();
  const top = 28;
  const bottom = top + changes.length * rowHeight;
  const scale = linearScale([0, 1], [10, width - 14]);
  return (
    <figure ref={place}>
      <svg viewBox={`0 0 ${width} ${bottom + 24}`} height={bottom + 24} role="img" aria-label={label}>
        <circle className="before" cx={10} cy={8} r={5} />
        <text x={20} y={12}>
          {before}
        </text>
        <circle className="after" cx={110} cy={8} r={5} />
        <text x={120} y={12}>
          {after}
        </text>
        {roundTicks([0, 1], 4).map((tick) => (
          <g key={tick}>
            <line className="axis" x1={scale(tick)} x2={scale(tick)} y1={top} y2={bottom} />
            <text
              x={scale(tick)}
              y={bottom + 17}
              textAnchor={tick === 1 ? 'end' : tick === 0 ? 'start' : 'middle'}
            >
              {shortPercent(tick)}
            </text>
          </g>
        ))}
        {changes.map((change, row) => {
          const y = top + (row + 0.72) * rowHeight;
          return (
            <g key={change.name}>
              <text className="name" x={10} y={y - 10}>
                {change.name}
              </text>
              <line className="span" x1={scale(change.before)} x2={scale(change.after)} y1={y} y2={y} />
              <circle className="before" cx={scale(change.before)} cy={y} r={5} />
              <circle className="after" cx={scale(change.after)} cy={y} r={5} />
            </g>
          );
        })}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
