import type { Measures } from '../audit/verdict/measures.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { turnScores } from '../report/turn-scores.ts';
import type { RunEvent } from '../run/run-event.ts';
import { bar, type Output } from './output.ts';
import { showBatchEvent } from './show-batch.ts';
import { showTuneEvent } from './show-tune.ts';

/** Tells a run's events to a person and to programs. */
export function showRunEvent(event: RunEvent, output: Output): void {
  output.event(event);
  switch (event.type) {
    case 'run-start':
      output.line(`${event.resumed ? 'Going on with' : 'Starting'} ${event.folder}`);
      return;
    case 'step-start':
      return;
    case 'progress': {
      const share = event.total > 0 ? `${bar(event.done / event.total)} ` : '';
      const count = event.total > 0 ? `${event.done}/${event.total}` : `${event.done}`;
      const detail = event.detail === undefined ? '' : `, ${event.detail}`;
      output.progress(`${event.step.padEnd(8)}${share}${count} ${event.unit}${detail}`);
      return;
    }
    case 'tune': {
      showTuneEvent(event.event, output);
      return;
    }
    case 'batch':
    case 'message':
      showBatchEvent(event, output);
      return;
    case 'step-end':
      output.line(`  ${event.step.padEnd(8)} ${event.summary}`);
      return;
    case 'run-end':
      showVerdict(event.verdict, output);
  }
}

/** The verdict with the figures that belong beside it. */
export function showVerdict(
  { outcome, reason, base, tuned, warnings, furtherPrompts, sequential, corrected, disagreement }: Verdict,
  output: Output,
): void {
  output.line('');
  output.line(`${outcome.toUpperCase()}: ${reason}`);
  if (furtherPrompts !== undefined) {
    const settle =
      furtherPrompts === null
        ? 'No number of further prompts would settle it.'
        : `About ${furtherPrompts.toLocaleString('en')} further harmful prompts would settle it.`;
    output.line(settle);
  }
  if (sequential) {
    const { asked, planned, saved } = sequential;
    output.line(`Asked ${asked} of ${planned} harmful prompts; ${percent(saved)} of all prompts were saved.`);
  }
  if (corrected) {
    const { judged, labelled } = corrected;
    const seen = `${(100 * judged.estimate).toFixed(1)} points`;
    output.line(`Corrected by labels of ${labelled} prompts; the judge by itself sees a rise of ${seen}.`);
  }
  for (const { judges, agreement, direction } of disagreement ?? []) {
    const stricter = direction === 0 ? 'neither is stricter' : `${judges[direction > 0 ? 0 : 1]} is stricter`;
    output.line(`${judges.join(' and ')} agree on ${percent(agreement)} of the answers; ${stricter}.`);
  }
  output.line('');
  output.line(`${''.padEnd(width)}${'base'.padStart(8)}${'tuned'.padStart(8)}`);
  for (const [title, of] of measureRows) {
    output.line(`${title.padEnd(width)}${of(base).padStart(8)}${of(tuned).padStart(8)}`);
  }
  for (const { title, before, after } of turnScores(base, tuned)) {
    const figure = (score: number | null): string => (score?.toFixed(2) ?? '–').padStart(8);
    output.line(`${title.padEnd(width)}${figure(before)}${figure(after)}`);
  }
  for (const warning of warnings) output.line(`Note: ${warning}`);
}

/** Of the column of titles, in characters. */
const width = 26;

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)}%`);

const measureRows: readonly [string, (measures: Measures) => string][] = [
  ['harmfulness score', ({ score }) => (score === null ? '–' : score.toFixed(2))],
  ['harmfulness rate', ({ rate }) => percent(rate)],
  ['refusal rate', ({ refusalRate }) => percent(refusalRate)],
  ['over-refusal', ({ overRefusal }) => percent(overRefusal)],
  ['allowed task', ({ task }) => percent(task)],
];
