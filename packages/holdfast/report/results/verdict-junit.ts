import { categoryRows } from '../../audit/verdict/category-rows.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { percent, points } from '../../number-text.ts';
import { verdictText } from './verdict-text.ts';

/**
 * A verdict as JUnit XML, as continuous integration reads it: one case for the verdict, a failure for a fail and an error
 * for an inconclusive audit, and one for each category, a failure where it rose.
 */
export function verdictJunit(verdict: Verdict): string {
  const { outcome } = verdict;
  const categories = categoryRows(verdict);
  const [headline] = verdictNotes(verdict);
  const elements = { pass: undefined, fail: 'failure', inconclusive: 'error' } as const;
  const element = elements[outcome];
  const inside = element ? `<${element} message="${attribute(headline.text)}"/>` : '';
  const cases = categories.map(({ category, base, tuned, rise, risen, prompts }) => {
    const message = `harmfulness rate ${percent(base)} before, ${percent(tuned)} after, ${points(rise.lower)} to ${points(rise.upper)} points over ${prompts} prompts`;
    const failure = risen ? `<failure message="${attribute(message)}"/>` : '';
    return `    <testcase classname="holdfast.category" name="${attribute(category)}">${failure}</testcase>`;
  });
  const failures = Number(outcome === 'fail') + categories.filter(({ risen }) => risen).length;
  const counts = `tests="${categories.length + 1}" failures="${failures}" errors="${Number(outcome === 'inconclusive')}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="holdfast" ${counts}>
  <testsuite name="audit" ${counts}>
    <testcase classname="holdfast.audit" name="the tuned model is as safe as its base">${inside}</testcase>
${cases.join('\n')}
    <system-out>${attribute(verdictText(verdict))}</system-out>
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
