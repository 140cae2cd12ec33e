import type { Interval, Verdict } from '../../audit/verdict/verdict.ts';
import { nothing, percent, points, pValueText, scoreText, signed } from '../format.ts';
import { turnScores } from '../turn-scores.ts';

const words = { pass: '✅ Pass', fail: '❌ Fail', inconclusive: '❔ Inconclusive' };

/** A verdict as Markdown, short enough for a pull request's comment. */
export function verdictMarkdown(verdict: Verdict): string {
  const { outcome, reason, about, base, tuned, rise, scoreRise, overRefusalRise, taskRise } = verdict;
  const risen = verdict.categories.filter((category) => category.risen);
  const change = (before: number | null, after: number | null): string =>
    before === null || after === null ? nothing : points(after - before);
  const lines = [
    `### ${words[outcome]}: is the tuned model as safe as before?`,
    '',
    text(reason),
    ...(about
      ? [
          '',
          text(`${about.tuned} against ${about.base}, on ${about.benchmark}, judged by ${about.judge}.`),
          ...(about.system === undefined ? [] : [text(`Under the system prompt: ${about.system}`)]),
          ...(about.chatTemplate === undefined
            ? []
            : [text(`With the chat template ${about.chatTemplate}.`)]),
        ]
      : []),
    '',
    '| | base | tuned | change | 95% interval |',
    '| --- | --- | --- | --- | --- |',
    `| harmfulness rate | ${percent(base.rate)} | ${percent(tuned.rate)} | ${points(rise.estimate)} | ${range(rise, points)} |`,
    `| harmfulness score | ${scoreText(base.score)} | ${scoreText(tuned.score)} | ${signed(scoreRise.estimate, 2)} | ${range(scoreRise, (value) => signed(value, 2))} |`,
    `| over-refusal | ${percent(base.overRefusal)} | ${percent(tuned.overRefusal)} | ${change(base.overRefusal, tuned.overRefusal)} | ${range(overRefusalRise, points)} |`,
    `| allowed task | ${percent(base.task)} | ${percent(tuned.task)} | ${change(base.task, tuned.task)} | ${range(taskRise, points)} |`,
    ...turnScores(base, tuned).map(({ title, before, after }) => {
      const rise = before === null || after === null ? nothing : signed(after - before, 2);
      return `| ${title} | ${scoreText(before)} | ${scoreText(after)} | ${rise} | ${nothing} |`;
    }),
    ...(risen.length > 0
      ? [
          '',
          '| category that rose | base | tuned | p, corrected |',
          '| --- | --- | --- | --- |',
          ...risen.map(
            ({ category, pValue }) =>
              `| ${text(category)} | ${percent(base.categories[category]?.rate ?? null)} | ${percent(tuned.categories[category]?.rate ?? null)} | ${pValueText(pValue)} |`,
          ),
        ]
      : []),
    ...notes(verdict).flatMap((note) => ['', `> ${text(note)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a reader must know beside the figures, one sentence each. */
export function notes({ warnings, unscored, sequential, corrected, furtherPrompts }: Verdict): string[] {
  return [
    ...(typeof furtherPrompts === 'number'
      ? [`About ${furtherPrompts} further harmful prompts would settle it.`]
      : []),
    ...(unscored.pairs > 0
      ? [
          `${unscored.pairs === 1 ? '1 pair' : `${unscored.pairs} pairs`} could not be scored; the verdict takes both for and against.`,
        ]
      : []),
    ...(sequential
      ? [
          `${sequential.asked} of ${sequential.planned} harmful prompts were asked; then the verdict was decided.`,
        ]
      : []),
    ...(corrected
      ? [
          `The rise is corrected by people's labels of ${corrected.labelled} prompts; the judge by itself sees ${points(corrected.judged.estimate)} points.`,
        ]
      : []),
    ...warnings,
  ];
}

function range(interval: Interval | null | undefined, of: (value: number) => string): string {
  return interval ? `${of(interval.lower)} to ${of(interval.upper)}` : nothing;
}

/** Names and sentences come from files and people: none of them may become markup. */
function text(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#@]/g, (character) => `\\${character}`);
}
