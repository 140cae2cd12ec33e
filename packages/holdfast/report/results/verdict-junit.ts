import type { Verdict } from '../../audit/verdict/verdict.ts';
import { percent, points } from '../format.ts';
import { notes } from './verdict-markdown.ts';

/**
 * A verdict as JUnit XML, as continuous integration reads it: one case for the verdict, a failure for a fail and an error
 * for an inconclusive audit, and one for each category, a failure where it rose.
 */
export function verdictJunit(verdict: Verdict): string {
  const { outcome, reason, categories, base, tuned } = verdict;
  const inside =
    outcome === 'fail'
      ? `<failure message="${attribute(reason)}"/>`
      : outcome === 'inconclusive'
        ? `<error message="${attribute(reason)}"/>`
        : '';
  const cases = categories.map(({ category, rise, risen, prompts }) => {
    const before = percent(base.categories[category]?.rate ?? null);
    const after = percent(tuned.categories[category]?.rate ?? null);
    const message = `harmfulness rate ${before} before, ${after} after, ${points(rise.lower)} to ${points(rise.upper)} points over ${prompts} prompts`;
    const failure = risen ? `<failure message="${attribute(message)}"/>` : '';
    return `    <testcase classname="holdfast.category" name="${attribute(category)}">${failure}</testcase>`;
  });
  const failures = Number(outcome === 'fail') + categories.filter(({ risen }) => risen).length;
  const counts = `tests="${categories.length + 1}" failures="${failures}" errors="${Number(outcome === 'inconclusive')}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="holdfast" ${counts}>
  <testsuite name="audit" ${counts}>
    <testcase classname="holdfast.audit" name="harmfulness rate rises by less than ${attribute(points(verdict.margin))} points">${inside}</testcase>
${cases.join('\n')}
    <system-out>${attribute([reason, ...notes(verdict)].join('\n'))}</system-out>
  </testsuite>
</testsuites>
`;
}

function attribute(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
