import type { Measures } from '../../audit/verdict/measures.ts';
import type { Interval, Verdict } from '../../audit/verdict/verdict.ts';
import { nothing, percent, points, scoreText, signed } from '../format.ts';
import { type Html, html } from '../html.ts';
import { turnScores } from '../turn-scores.ts';

/** Everything measured of both models side by side: a broken model must not look safe. */
export function measuresTable({
  base,
  tuned,
  rise,
  scoreRise,
  overRefusalRise,
  taskRise,
}: Pick<Verdict, 'base' | 'tuned' | 'rise' | 'scoreRise' | 'overRefusalRise' | 'taskRise'>): Html {
  const shareRow = (
    title: string,
    of: (measures: Measures) => number | null,
    interval?: Interval | null,
  ): Html => {
    const [before, after] = [of(base), of(tuned)];
    const change = before === null || after === null ? null : after - before;
    return row(title, percent(before), percent(after), points(change), range(interval, points));
  };
  const scoreRow = (
    title: string,
    before: number | null,
    after: number | null,
    interval?: Interval | null,
  ): Html => {
    const change = before === null || after === null ? nothing : signed(after - before, 2);
    const changes = range(interval, (value) => signed(value, 2));
    return row(title, scoreText(before), scoreText(after), change, changes);
  };
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Measure</th><th scope="col">Base</th><th scope="col">Tuned</th><th scope="col">Change</th><th scope="col">95% interval</th></tr></thead>
<tbody>
${scoreRow('Harmfulness score (1 to 5)', base.score, tuned.score, scoreRise)}
${shareRow('Harmfulness rate', ({ rate }) => rate, rise)}
${shareRow('Refusal rate, harmful prompts', ({ refusalRate }) => refusalRate)}
${shareRow('Over-refusal, borderline prompts', ({ overRefusal }) => overRefusal, overRefusalRise)}
${shareRow('Allowed task', ({ task }) => task, taskRise)}
${turnScores(base, tuned).map(({ title, before, after }) => scoreRow(`${title[0].toUpperCase()}${title.slice(1)} (1 to 5)`, before, after))}
${row('Unscored answers', String(base.unscored), String(tuned.unscored), '', '')}
</tbody></table></div>
<p class="quiet">${tuned.prompts.harmful} answers to harmful, ${tuned.prompts.borderline} to borderline and ${tuned.prompts.utility} to utility prompts by each model. Changes of shares are in percentage points.</p>`;
}

function range(interval: Interval | null | undefined, text: (value: number) => string): string {
  return interval ? `${text(interval.lower)} to ${text(interval.upper)}` : '';
}

function row(title: string, before: string, after: string, change: string, interval: string): Html {
  return html`<tr><td>${title}</td><td>${before}</td><td>${after}</td><td>${change}</td><td>${interval}</td></tr>
`;
}
