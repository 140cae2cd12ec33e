import type { RunView } from '../../../../holdfast/gateway/run-views/read-run.ts';
import { useWords } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { FlaggedRows } from './flagged-rows.tsx';

/** The rows in which something was found, and what became of them. */
export function FindingsSection({
  run: { rows, rows_readable: readable, steps },
  path,
}: {
  run: RunView;
  path: string;
}) {
  const { run } = useWords();
  // A run that its scan stopped has not finished the step, and shows what it stopped for.
  const { high, medium, low } = rows.severities;
  if (high + medium + low === 0 && !steps.some(({ name }) => name === 'scan')) return null;
  const { drop: dropped, rewrite: rewritten, flag: flagged } = rows.decisions;
  return (
    <Section title={run.rows}>
      <p>{run.rowsText({ dropped, rewritten, flagged })}</p>
      <FlaggedRows path={`${path}/rows`} readable={readable} />
    </Section>
  );
}
