import type { RunView } from '../../../../holdfast/gateway/run-views/read-run.ts';
import { duration } from '../../../../holdfast/number-text.ts';
import { useWords } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';

/** What each step came to: what was dropped, what was mixed in, and the rest. */
export function StepsSection({ run: { steps } }: { run: RunView }) {
  const { run } = useWords();
  if (steps.length === 0) return null;
  return (
    <Section title={run.steps}>
      <Facts facts={steps.map(({ name, summary, seconds }) => [name, `${summary} (${duration(seconds)})`])} />
    </Section>
  );
}
