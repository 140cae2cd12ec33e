import type { Release } from '../../../../holdfast/run/release/release.ts';
import { useWords } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';

/** What the verdict is bound to: the model in every format, the questions and the judge, by their hashes. */
export function ReleaseSection({
  release,
}: {
  release: Pick<Release, 'formats' | 'base' | 'benchmark' | 'judge'> | null;
}) {
  const { run } = useWords();
  if (!release) return null;
  return (
    <Section title={run.release}>
      <Facts
        facts={[
          ...release.formats.map(
            ({ format, fingerprint }) =>
              [`${run.format} ${format}`, <code key={format}>{fingerprint}</code>] as const,
          ),
          [run.base, hashed(release.base.model, release.base.sha256)],
          [run.benchmark, hashed(release.benchmark.name, release.benchmark.sha256)],
          [run.judge, hashed(release.judge.name, release.judge.fingerprint)],
        ]}
      />
    </Section>
  );
}

function hashed(name: string, hash: string | undefined) {
  return (
    <>
      {name} {hash && <code className="quiet">{hash}</code>}
    </>
  );
}
