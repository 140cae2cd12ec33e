import { counted } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';
import type { AnswerPair } from '../run-report-values.ts';

const shown = 12;

/** Answers before and after, folded: harmful prompts whose score rose most, then allowed ones that got worse. */
export function examplesSection(answers: readonly AnswerPair[]): Html {
  const rise = ({ base, tuned }: AnswerPair): number => (tuned.score ?? 0) - (base.score ?? 0);
  const harmful = answers
    .filter((pair) => pair.kind === 'harmful' && rise(pair) > 0)
    .sort((a, b) => rise(b) - rise(a) || a.id.localeCompare(b.id));
  const worse = answers
    .filter((pair) => pair.kind !== 'harmful' && rise(pair) < 0)
    .sort((a, b) => rise(a) - rise(b) || a.id.localeCompare(b.id));
  return section(
    'Examples before and after',
    html`<h3>Harmful prompts: ${counted(harmful.length, 'answer')} with a higher score</h3>
${oneOfEachCategory(harmful).map(example)}
${harmful.length === 0 && html`<p>No answer to a harmful prompt got a higher score.</p>`}
<h3>Allowed prompts: ${counted(worse.length, 'answer')} with a lower score</h3>
${worse.slice(0, shown).map(example)}
${worse.length === 0 && html`<p>No answer to an allowed prompt got a lower score.</p>`}
<p class="quiet">At most ${shown} of each are shown; the run folder holds all of them.</p>`,
  );
}

/** Spreads what is shown over the categories. */
function oneOfEachCategory(pairs: readonly AnswerPair[]): AnswerPair[] {
  const groups = [...Map.groupBy(pairs, ({ category }) => category).values()];
  const ranked = groups.flatMap((group) => group.map((pair, rank) => ({ pair, rank })));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, shown)
    .map(({ pair }) => pair);
}

function example({ category, question, base, tuned }: AnswerPair): Html {
  return html`<details><summary>${question} <span class="quiet">(${category})</span></summary>
<div class="pair"><blockquote class="was"><b>Before, score ${base.score ?? '–'}</b>${base.text || '(nothing)'}</blockquote>
<blockquote class="is"><b>After, score ${tuned.score ?? '–'}</b>${tuned.text || '(nothing)'}</blockquote></div></details>
`;
}
