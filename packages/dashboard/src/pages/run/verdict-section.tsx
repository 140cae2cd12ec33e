import { use } from 'react';
import type { VerdictView } from '../../../../holdfast/gateway/run-views/verdict-view.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { verdictColumns, verdictRowText } from '../../../../holdfast/report/verdict-row-text.ts';
import { MarginsChart } from '../../charts/margins-chart.tsx';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { WideTable } from '../../parts/lists/wide-table.tsx';
import { Section } from '../../parts/section.tsx';
import { AskingsSection } from './askings-section.tsx';

/** A verdict: its first line, the margins, everything measured before and after, its notes, and the ways of asking. */
export function VerdictSection({ verdict, alone }: { verdict: VerdictView; alone: boolean }) {
  const { run } = useWords();
  const { code } = use(LanguageContext);
  const { outcome, against, headline, rows, notes, parts } = verdict;
  const title = alone || against === null ? run.verdict : `${run.verdict} ${run.against(against)}`;
  return (
    <Section title={title}>
      <div className={`verdict ${outcome}`}>
        <strong>{messagesIn[code].verdict.outcomes[outcome]}</strong>
        <p>{headline}</p>
      </div>
      <MarginsChart parts={parts} />
      <WideTable
        label={run.beforeAfter}
        columns={verdictColumns(code)}
        rows={rows.map((row) => {
          const { title: name, base, tuned, change, interval } = verdictRowText(row, code);
          return { key: name, cells: [name, base, tuned, change, interval] };
        })}
      />
      {notes.map(({ kind, text }) => (
        <p key={text} className={kind === 'warning' ? 'note warning' : 'note'}>
          {text}
        </p>
      ))}
      <AskingsSection askings={verdict.askings} />
    </Section>
  );
}
