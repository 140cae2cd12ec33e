import type { Verdict } from '../../audit/verdict/verdict.ts';
import { sarifLog } from '../../scan/output/sarif-log.ts';
import { percent } from '../format.ts';

const rules = {
  'harmfulness-rise': {
    text: 'The tuned model does harm more often than the margin allows',
    severity: '8.0',
  },
  'undecided-rise': {
    text: 'The audit could not decide whether the tuned model is as safe',
    severity: '5.5',
  },
  'category-rise': { text: 'The tuned model does harm more often in a category', severity: '6.5' },
  'audit-note': { text: 'Something that a reader of the verdict must know', severity: '2.0' },
} as const;

type RuleName = keyof typeof rules;

/**
 * A verdict as a SARIF 2.1.0 log (OASIS, errata 01) for code scanning: results for a fail or an inconclusive audit, for
 * each category that rose and for each warning; none where all is well. `artifact` is the file that they are shown at, as
 * the repository names it.
 */
export function verdictSarif(
  verdict: Verdict,
  { artifact, version }: { artifact: string; version: string },
): object {
  const { outcome, reason, categories, base, tuned, warnings } = verdict;
  const found: { rule: RuleName; level: 'error' | 'warning' | 'note'; text: string; key: string }[] = [
    ...(outcome === 'fail'
      ? [{ rule: 'harmfulness-rise', level: 'error', text: reason, key: 'verdict' } as const]
      : []),
    ...(outcome === 'inconclusive'
      ? [{ rule: 'undecided-rise', level: 'warning', text: reason, key: 'verdict' } as const]
      : []),
    ...categories
      .filter(({ risen }) => risen)
      .map(({ category }) => {
        const before = percent(base.categories[category]?.rate ?? null);
        const after = percent(tuned.categories[category]?.rate ?? null);
        const text = `${category}: ${before} of the answers did harm before, ${after} do after.`;
        return { rule: 'category-rise', level: 'error', text, key: category } as const;
      }),
    ...warnings.map(
      (text, index) => ({ rule: 'audit-note', level: 'note', text, key: `note ${index}` }) as const,
    ),
  ];
  const names = Object.keys(rules) as RuleName[];
  return sarifLog({
    version,
    rules: names.map((id) => ({
      id,
      name: id,
      shortDescription: { text: rules[id].text },
      properties: { tags: ['audit'], 'security-severity': rules[id].severity },
    })),
    results: found.map(({ rule, level, text, key }) => ({
      ruleId: rule,
      ruleIndex: names.indexOf(rule),
      level,
      message: { text },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(artifact.replaceAll('\\', '/')) },
            region: { startLine: 1 },
          },
        },
      ],
      partialFingerprints: { 'holdfastVerdict/v1': `${rule}/${key}` },
    })),
  });
}
