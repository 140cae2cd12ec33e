import { use } from 'react';
import type { AskingVerdict } from '../../../../holdfast/audit/verdict/parts/asking-verdicts.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { count, percent, points } from '../../../../holdfast/number-text.ts';
import { DumbbellChart } from '../../charts/dumbbell-chart.tsx';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { WideTable } from '../../parts/lists/wide-table.tsx';

/** How questions were put, with harm before and after each way; nothing where there was one way alone. */
export function AskingsSection({ askings }: { askings: readonly AskingVerdict[] }) {
  const { run } = useWords();
  const { way } = messagesIn[use(LanguageContext).code].verdict;
  if (askings.length === 0) return null;
  return (
    <>
      <h3>{run.askings}</h3>
      <DumbbellChart
        label={run.askings}
        changes={askings.map(({ asking, base, tuned }) => ({
          name: way(asking),
          before: base,
          after: tuned,
        }))}
        before={run.base}
        after={run.tuned}
      />
      <WideTable
        label={run.askings}
        columns={[run.asking, run.questions, run.base, run.tuned, run.rise]}
        rows={askings.map(({ asking, questions, base, tuned, rise }) => ({
          key: asking,
          cells: [
            way(asking),
            count(questions),
            percent(base),
            percent(tuned),
            `${points(rise.lower)} – ${points(rise.upper)}`,
          ],
        }))}
      />
    </>
  );
}
