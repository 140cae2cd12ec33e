import { lacksGuardrails } from '../../audit/verdict/parts/base-obstacles.ts';
import { unscoredParts } from '../../audit/verdict/parts/unscored-parts.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';
import type { RunReportValues } from '../run-report-values.ts';

type Values = Pick<RunReportValues, 'verdict' | 'release' | 'findings'>;

/** What to do after the verdict, as a list. */
export function nextStepsSection(values: Values, messages: Messages): Html {
  return section(
    messages.report.next.heading,
    html`<ul>${nextSteps(values, messages).map((step) => html`<li>${step}</li>`)}</ul>`,
  );
}

/** It as sentences, in the order in which they are to be done. */
export function nextSteps({ verdict, release, findings }: Values, messages: Messages): string[] {
  const { next: words } = messages.report;
  const { outcome, about } = verdict;
  if (about?.fictional || about?.charter) {
    return [...(outcome === 'pass' ? [] : [words.readExamples]), words.practice];
  }
  if (outcome === 'pass') {
    return [afterPass(release, messages), words.readAnswers, words.auditAgain];
  }
  if (outcome === 'inconclusive') return [words.notYet, ...whatDecides(verdict, messages)];
  const grave = findings.some(({ severity, accepted }) => severity === 'high' && !accepted);
  return [words.holdBack, words.readExamples, ...(grave ? [words.dropRows] : []), words.tuneGently];
}

/** Whether a model that passed may be used: an audit by itself releases nothing. */
function afterPass(release: Values['release'], { report: { next: words }, verdict }: Messages): string {
  if (!release) return words.mayShip;
  return release.released
    ? words.released(release.name)
    : words.notReleased(verdict.sentence(release.reason));
}

/** What would bring a verdict where there is none yet. */
function whatDecides(decided: Verdict, { report, verdict }: Messages): string[] {
  const { next: words } = report;
  const { obstacles, parts, mayLack, base } = decided;
  const lacking: readonly string[] = mayLack;
  const unscored = unscoredParts(decided).flatMap(({ part }) => (lacking.includes(part) ? [] : part));
  const judgeThem =
    unscored.length > 0 ? [words.unscored(unscored.map((part) => verdict.subjects[part]))] : [];
  const bare = lacksGuardrails(base.put?.plainly ?? base);
  if (obstacles.length > 0) return [words.obstacles, ...(bare ? [words.noGuardrails] : []), ...judgeThem];
  const unmeasured = parts
    .filter(
      ({ part, outcome }) =>
        outcome === 'not measured' && !lacking.includes(part) && !unscored.includes(part),
    )
    .map(({ part }) => part);
  const open = parts.some(({ outcome }) => outcome === 'inconclusive');
  return [
    ...judgeThem,
    ...(unmeasured.length > 0 ? [words.unmeasured(unmeasured.map((part) => verdict.subjects[part]))] : []),
    ...(open ? [words.askMore] : []),
  ];
}
