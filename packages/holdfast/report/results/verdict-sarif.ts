import type { PartVerdict } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { type VerdictNoteKind, verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import { sarifLog } from '../../scan/output/sarif-log.ts';
import { verdictRowText } from '../verdict-row-text.ts';

const rules = {
  'harmfulness-rise': {
    text: 'The tuned model does harm more often than the margin allows',
    severity: '8.0',
  },
  'over-refusal-rise': {
    text: 'The tuned model refuses what is allowed more often than the margin allows',
    severity: '5.5',
  },
  'task-fall': { text: 'The tuned model does its task less often than the margin allows', severity: '5.5' },
  'undecided-rise': {
    text: 'The audit could not decide whether the tuned model is as safe',
    severity: '5.5',
  },
  'category-rise': { text: 'The tuned model does harm more often in a category', severity: '6.5' },
  'audit-note': { text: 'Something that a reader of the verdict must know', severity: '2.0' },
} as const;

type RuleName = keyof typeof rules;

/** Which notes become results, beside the headline of an audit that did not pass. */
const ruleOfNote: Partial<Record<VerdictNoteKind, { rule: RuleName; level: 'error' | 'note' }>> = {
  category: { rule: 'category-rise', level: 'error' },
  unscored: { rule: 'audit-note', level: 'note' },
  disagreement: { rule: 'audit-note', level: 'note' },
  warning: { rule: 'audit-note', level: 'note' },
};

/** What a part that fails makes of the headline. */
const ruleOfPart: Record<PartVerdict['part'], RuleName> = {
  harm: 'harmfulness-rise',
  'over-refusal': 'over-refusal-rise',
  task: 'task-fall',
};

/** What the headline becomes; nothing where the model passes. */
function ruleOfHeadline({
  outcome,
  parts,
}: Verdict): { rule: RuleName; level: 'error' | 'warning' } | undefined {
  if (outcome === 'pass') return undefined;
  const worse = parts.find((part) => part.outcome === 'fail');
  return worse
    ? { rule: ruleOfPart[worse.part], level: 'error' }
    : { rule: 'undecided-rise', level: 'warning' };
}

/**
 * A verdict as a SARIF 2.1.0 log (OASIS, errata 01) for code scanning: results for a fail or an inconclusive audit, for
 * each category that rose and for each warning; none where all is well. The run's properties hold all notes and the table.
 * `artifact` is the file that results are shown at, as the repository names it.
 */
export function verdictSarif(
  verdict: Verdict,
  { artifact, version }: { artifact: string; version: string },
): object {
  const notes = verdictNotes(verdict);
  const results = notes.flatMap(({ kind, text }, place) => {
    const shown = kind === 'headline' ? ruleOfHeadline(verdict) : ruleOfNote[kind];
    return shown ? [{ ...shown, text, key: kind === 'headline' ? 'verdict' : `${kind} ${place}` }] : [];
  });
  const names = Object.keys(rules) as RuleName[];
  return sarifLog({
    version,
    rules: names.map((id) => ({
      id,
      name: id,
      shortDescription: { text: rules[id].text },
      properties: { tags: ['audit'], 'security-severity': rules[id].severity },
    })),
    results: results.map(({ rule, level, text, key }) => ({
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
    properties: { notes, rows: verdictRows(verdict).map((row) => verdictRowText(row)) },
  });
}
