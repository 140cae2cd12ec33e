import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import type { RunEvent } from '../run-event.ts';
import type { TrackedFigures } from './tracker.ts';

type Figures = Omit<TrackedFigures, 'time'>;

/** What an event of a run says in numbers; undefined where it says nothing of the kind. No text of the data is among it. */
export function figuresOfEvent(event: RunEvent): Figures | undefined {
  switch (event.type) {
    case 'tune':
      return tuneFigures(event.event);
    case 'step-end':
      return { step: 0, values: { [`seconds/${event.step}`]: event.seconds } };
    case 'run-end':
      return { step: 0, values: verdictFigures(event.verdict) };
    default:
      return undefined;
  }
}

function tuneFigures(event: TuneEvent): Figures | undefined {
  if (event.type === 'step') {
    const { step, epoch, loss, learningRate, tokensPerSecond } = event;
    return {
      step,
      values: known({
        'tune/epoch': epoch,
        'tune/loss': loss,
        'tune/learning_rate': learningRate,
        'tune/tokens_per_second': tokensPerSecond,
      }),
    };
  }
  if (event.type === 'safety') {
    return {
      step: event.step,
      values: known({ 'safety/kept': event.kept, 'safety/refused': event.refused }),
    };
  }
  return undefined;
}

/** Each row of the verdict's table: base, tuned, the change and its interval. */
function verdictFigures(verdict: Verdict): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { title, base, tuned, change, interval } of verdictRows(verdict)) {
    const name = `audit/${title.replaceAll(/[^\w]+/g, '_').replaceAll(/^_|_$/g, '')}`;
    const row = { base, tuned, change, lower: interval?.lower, upper: interval?.upper };
    for (const [key, value] of Object.entries(known(row))) values[`${name}/${key}`] = value;
  }
  return values;
}

function known(values: Readonly<Record<string, number | null | undefined>>): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number' && Number.isFinite(value)) kept[name] = value;
  }
  return kept;
}
