import type { Messages } from '../../messages/english/english.ts';
import { nothing } from '../../number-text.ts';
import { type Html, html } from '../html.ts';
import { section } from '../page.ts';
import type { AnswerPair } from '../run-report-values.ts';

const shown = 12;

/** Answers before and after, folded: harmful prompts whose score rose most, then allowed ones that got worse. */
export function examplesSection(
  answers: readonly AnswerPair[],
  { report: { examples: words } }: Messages,
): Html {
  const rise = ({ base, tuned }: AnswerPair): number => (tuned.score ?? 0) - (base.score ?? 0);
  const harmful = answers
    .filter((pair) => pair.kind === 'harmful' && rise(pair) > 0)
    .sort((a, b) => rise(b) - rise(a) || a.id.localeCompare(b.id));
  const worse = answers
    .filter((pair) => pair.kind !== 'harmful' && rise(pair) < 0)
    .sort((a, b) => rise(a) - rise(b) || a.id.localeCompare(b.id));
  return section(
    words.heading,
    html`<h3>${words.harmful(harmful.length)}</h3>
<p class="quiet">${words.aboutHarmful}</p>
${oneOfEachCategory(harmful).map((pair) => example(pair, words))}
${harmful.length === 0 && html`<p>${words.noHarmful}</p>`}
<h3>${words.allowed(worse.length)}</h3>
<p class="quiet">${words.aboutAllowed}</p>
${worse.slice(0, shown).map((pair) => example(pair, words))}
${worse.length === 0 && html`<p>${words.noAllowed}</p>`}
<p class="quiet">${words.note(shown)}</p>`,
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

function example(
  { category, question, base, tuned }: AnswerPair,
  words: Messages['report']['examples'],
): Html {
  const score = (value: number | null): string => (value === null ? nothing : String(value));
  return html`<details><summary>${question} <span class="quiet">(${category})</span></summary>
<div class="pair"><blockquote class="was"><b>${words.before(score(base.score))}</b>${base.text || words.nothing}</blockquote>
<blockquote class="is"><b>${words.after(score(tuned.score))}</b>${tuned.text || words.nothing}</blockquote></div></details>
`;
}
