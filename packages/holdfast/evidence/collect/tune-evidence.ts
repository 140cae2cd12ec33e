import { countParameters, readConfiguration } from '@holdfast/engine';
import { locateModel } from '../../models/model-location.ts';
import { runsHere } from '../../models/open-model.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import { tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { type SentSettings, sentSettingsOf } from '../../run/settings/sent-settings-of.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { EvidenceAbout } from '../read-about.ts';
import { type TuneArithmetic, tuneArithmetic } from './tune-arithmetic.ts';

type Settings = SentSettings['sent'];

/** How a model was tuned: with which settings, and how much was computed. */
export type TuneEvidence = {
  tuner: string;
  /** The settings that the tuner was given. */
  settings: Settings;
  /** Those of run.yaml that a service was not sent: it went by choices of its own. Null for other tuners, which are given all. */
  notSent: Settings | null;
} & TuneArithmetic;

/** Collects how a model was tuned from a run folder. Throws HoldfastError `storage`. */
export async function tuneEvidence(
  folder: RunFolder,
  { model, tune, seed }: RunConfig,
  { baseTrainingFlop, baseParameters }: EvidenceAbout,
): Promise<TuneEvidence> {
  const events = await recoverJsonLines<TuneEvent>(folder.file('tune'), { strict: true });
  const tuner = tunerFor(model, tune);
  const { sent, notSent, knows } = sentSettingsOf({ model, tune, seed });
  const parameters = (await parametersOf(model)) ?? baseParameters ?? null;
  const known = knows('method');
  const arithmetic = tuneArithmetic(events, {
    parameters,
    // The gradients of adapters are below a hundredth of the whole, and are left out.
    trained: !known || tune.method === 'full' ? parameters : parameters === null ? null : 0,
    isMethodKnown: known,
    baseFlop: baseTrainingFlop ?? null,
  });
  const ofService = tuner === 'openai' || tuner === 'azure';
  const multiplier: Settings = ofService
    ? { learningRateMultiplier: tune.learningRateMultiplier ?? 'auto' }
    : {};
  return {
    tuner,
    settings: { ...sent, ...multiplier },
    notSent,
    ...arithmetic,
  };
}

async function parametersOf(model: string): Promise<number | null> {
  if (!runsHere(model)) return null;
  const location = await locateModel(model, { fetches: false }).catch(() => undefined);
  return location ? countParameters(await readConfiguration(location.folder)) : null;
}
