import type { Messages } from '../messages/english/english.ts';
import { type NotLookedFor, notLookedForText } from '../scan/findings/not-looked-for.ts';
import { riskText, type ScanRisk } from '../scan/risk/scan-risk.ts';
import { type FormatStanding, standingText } from './release/format-verdicts.ts';
import { type ReleasedFormats, releaseText } from './release/release.ts';

/** What came of a finished step, in figures and names, so that it can be told in any language. */
export type StepFigures =
  | ({
      step: 'scan';
      risk: ScanRisk;
      notLookedFor: readonly NotLookedFor[];
      /** Those of the dropped rows that were so for what they teach. */
      droppedForHarm?: number;
    } & Record<'kept' | 'dropped' | 'rewritten' | 'flagged' | 'findings', number>)
  | {
      step: 'mix';
      rows: number;
      safety: number;
      made?: { policy: string; language: string };
      defended?: { defences: string; rows: number };
    }
  | { step: 'tune'; done: { steps: number; loss: string } | { model: string }; price?: string; under: string }
  | ({ step: 'audit'; checkpoint: string } & FormatStanding)
  | ({ step: 'release' } & ReleasedFormats);

/** It in a sentence or two, in the language of `messages`. */
export function stepText(figures: StepFigures, messages: Messages): string {
  const { steps } = messages.commands;
  switch (figures.step) {
    case 'scan': {
      const unlooked = figures.notLookedFor.map((missing) => notLookedForText(missing, messages)).join('; ');
      return steps.scan({ ...figures, risk: riskText(figures.risk, messages), unlooked });
    }
    case 'mix': {
      const { made, defended } = figures;
      const wording = made ? messages.commands.madeOf(made) : '';
      return `${steps.mix(figures)}${wording}${defended ? steps.defended(defended) : ''}`;
    }
    case 'tune': {
      const { done, price, under } = figures;
      const made = 'model' in done ? steps.made(done.model) : steps.tune(done);
      const cost = price === undefined ? '' : steps.cost(price);
      return `${made}${cost}${steps.under(under === '' ? steps.noDefence : under)}`;
    }
    case 'audit':
      return `${checkpointSaid(figures.checkpoint, messages)}${standingText(figures, messages)}`;
    case 'release':
      return releaseText(figures, messages);
  }
}

/** Which checkpoint was chosen, as far as one was. */
function checkpointSaid(checkpoint: string, { commands }: Messages): string {
  return checkpoint === '' ? '' : `${commands.sentence(checkpoint.replace(/; $/, ''))}; `;
}
