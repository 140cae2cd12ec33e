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
        {cost.steps.length === 0 ? run.noCost : run.spent(amount(cost.spent - (cost.unanswered ?? 0)))}
        {cost.unanswered !== undefined && ` ${run.unanswered(amount(cost.unanswered))}`}
        {charge && ` ${run.tuneCost(`${decimal(charge.amount, 2)} ${charge.currency}`)}`}
      </p>
      {cost.steps.length > 0 && (
        <WideTable
          label={run.cost}
          columns={run.costColumns}
          rows={cost.steps.map(({ step, model, requests, unsettled = 0, input, output, cost: sum }) => ({
            key: `${step} ${model}`,
            cells: [
              step,
              model,
              unsettled === 0 ? count(requests) : run.unansweredRequests(count(requests), count(unsettled)),
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
