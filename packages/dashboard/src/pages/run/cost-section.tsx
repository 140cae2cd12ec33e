import type { RunCost } from '../../../../holdfast/gateway/run-views/run-cost.ts';
import { count, decimal, nothing } from '../../../../holdfast/number-text.ts';
import { useWords } from '../../language/use-language.ts';
import { WideTable } from '../../parts/lists/wide-table.tsx';
import { Section } from '../../parts/section.tsx';

/** What a run has cost, by step and model. */
export function CostSection({ cost }: { cost: RunCost | null }) {
  const { run } = useWords();
  if (!cost) return null;
  const amount = (value: number): string => `${decimal(value, 4)} ${cost.currency}`;
  const charge = cost.tune?.billed ?? cost.tune?.estimated;
  return (
    <Section title={run.cost}>
      <p>
        {cost.steps.length === 0 ? run.noCost : run.spent(amount(cost.spent))}
        {charge && ` ${run.tuneCost(`${decimal(charge.amount, 2)} ${charge.currency}`)}`}
      </p>
      {cost.steps.length > 0 && (
        <WideTable
          label={run.cost}
          columns={run.costColumns}
          rows={cost.steps.map(({ step, model, requests, input, output, cost: sum }) => ({
            key: `${step} ${model}`,
            cells: [
              step,
              model,
              count(requests),
              count(input),
              count(output),
              sum === null ? nothing : amount(sum),
            ],
          }))}
        />
      )}
    </Section>
  );
}
