import { settledParticles } from '../particles/settled-particles.ts';
import { secretTitles } from '../secret-titles.ts';
import { koreanEvidences } from './evidences.ts';

const titles: Readonly<Record<string, string>> = secretTitles;

const pairs = Object.entries(koreanEvidences).map(([english, korean]) => ({
  pattern: new RegExp(
    `^${english
      .replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replaceAll('{#}', '(\\d[\\d,.]*)')
      .replaceAll('{}', '(.+?)')}$`,
    's',
  ),
  korean,
}));

/** What shows a finding, in Korean; what is a reader's own text stays as it is. */
export function koreanFindingEvidence(evidence: string): string {
  // What a covert text reads as stands behind what it was found by.
  const [, covert, read] = /^(.+?); it reads "(.*)"$/s.exec(evidence) ?? [];
  if (covert !== undefined) return settledParticles(`${koreanFindingEvidence(covert)}; "${read}"(으)로 읽힘`);
  for (const { pattern, korean } of pairs) {
    const values = pattern.exec(evidence)?.slice(1);
    if (!values) continue;
    return settledParticles(
      korean.replaceAll(
        /\{(\d)\}/g,
        (_, place: string) => titles[values[Number(place)]] ?? values[Number(place)],
      ),
    );
  }
  return evidence;
}
