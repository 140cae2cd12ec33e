import type { PartVerdict } from '../../../holdfast/audit/verdict/parts/part-verdict.ts';
import { points } from '../../../holdfast/number-text.ts';
import { linearScale, roundDomain, roundTicks } from '../../../holdfast/report/figures/scale.ts';
import { useWords } from '../language/use-language.ts';
import { useWidth } from './use-width.ts';

type Measured = PartVerdict & { worsening: NonNullable<PartVerdict['worsening']> };

const rowHeight = 48;
const top = 8;

/** How much worse each part became, with its interval, against its own margin: worse to the right. */
export function MarginsChart({ parts }: { parts: readonly PartVerdict[] }) {
  const { run } = useWords();
  const [place, width] = useWidth<HTMLElement>();
  const measured = parts.filter((part): part is Measured => part.worsening !== null);
  if (measured.length === 0) return null;
  const least = Math.min(-0.01, ...measured.map(({ worsening }) => worsening.lower));
  const most = Math.max(...measured.map(({ worsening, margin }) => Math.max(margin * 1.5, worsening.upper)));
  const domain = roundDomain([least, Math.max(0.01, most)], 6);
  const scale = linearScale(domain, [14, width - 16]);
  const bottom = top + measured.length * rowHeight;
  const ticks = roundTicks(domain, width < 480 ? 4 : 7);
  return (
    <figure ref={place}>
      <svg viewBox={`0 0 ${width} ${bottom + 22}`} height={bottom + 22} role="img" aria-label={run.margins}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'zero' : 'axis'}
              x1={scale(tick)}
              x2={scale(tick)}
              y1={top}
              y2={bottom}
            />
            <text x={scale(tick)} y={bottom + 16} textAnchor="middle">
              {points(tick)}
            </text>
          </g>
        ))}
        {measured.map((part, row) => (
          <PartMarks key={part.part} part={part} y={top + (row + 0.68) * rowHeight} scale={scale} />
        ))}
      </svg>
      <figcaption>{run.marginsText}</figcaption>
    </figure>
  );
}

function PartMarks({ part, y, scale }: { part: Measured; y: number; scale: (value: number) => number }) {
  const { run } = useWords();
  const { margin, worsening } = part;
  return (
    <g>
      <text className="name" x={14} y={y - 13}>
        {run.parts[part.part]}
        <tspan dx={8} fill="var(--quiet)">
          {`${points(worsening.estimate)} (${points(worsening.lower)} – ${points(worsening.upper)}), ${run.margin(points(margin))}`}
        </tspan>
      </text>
      <line className="margin" x1={scale(margin)} x2={scale(margin)} y1={y - 9} y2={y + 9} />
      <line className="spread" x1={scale(worsening.lower)} x2={scale(worsening.upper)} y1={y} y2={y} />
      {[worsening.lower, worsening.upper].map((end, place) => (
        <line
          key={place === 0 ? 'lower' : 'upper'}
          className="spread"
          x1={scale(end)}
          x2={scale(end)}
          y1={y - 5}
          y2={y + 5}
        />
      ))}
      <circle className="after" cx={scale(worsening.estimate)} cy={y} r={5.5} />
    </g>
  );
}
