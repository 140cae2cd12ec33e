import { decimal, shortPercent } from '../../../../holdfast/number-text.ts';
import { LineChart, type NamedCurve } from '../../charts/line-chart.tsx';
import { useWords } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import type { Curves } from '../jobs/live-curve.ts';

/** The curves of loss and of safety, as far as the tune is. */
export function CurvesSection({ curves: { curve, safety } }: { curves: Curves }) {
  const { run } = useWords();
  const last = curve.at(-1);
  const look = safety.at(-1);
  if (!last) return null;
  return (
    <div className="columns">
      <Section title={run.loss}>
        <LineChart
          label={run.lossNow(decimal(last.loss, 3), last.step)}
          curves={[{ name: run.loss, points: curve.map(({ step, loss }) => ({ x: step, y: loss })) }]}
          xName={run.step}
          xEnd={last.steps}
          yText={(loss) => decimal(loss, 1)}
        />
      </Section>
      {look && (
        <Section title={run.safety}>
          <LineChart
            label={run.safetyNow(shortPercent(look.kept), look.step)}
            curves={safetyCurves(safety, run)}
            xName={run.step}
            xEnd={last.steps}
            yText={shortPercent}
            yDomain={[0, Math.max(1, ...safety.map(({ kept }) => kept))]}
          />
        </Section>
      )}
    </div>
  );
}

function safetyCurves(safety: Curves['safety'], names: { kept: string; refused: string }): NamedCurve[] {
  const likelihood = { name: names.kept, points: safety.map(({ step, kept }) => ({ x: step, y: kept })) };
  const generated = safety.flatMap(({ step, refused }) =>
    typeof refused === 'number' ? [{ x: step, y: refused }] : [],
  );
  return generated.length === 0 ? [likelihood] : [likelihood, { name: names.refused, points: generated }];
}
