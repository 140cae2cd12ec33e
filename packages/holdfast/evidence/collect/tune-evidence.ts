import { countParameters, readConfiguration } from '@holdfast/engine';
import { locateModel } from '../../models/model-location.ts';
import { runsHere } from '../../models/open-model.ts';
import { sentSettings } from '../../models/tuning/hosted/sent-settings.ts';
import type { TuneEvent, TuneSettings } from '../../models/tuning/tuner.ts';
import { isService, pickSettings, type TunerName, tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import { recoverJsonLines } from '../../store/json-lines/json-lines.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import type { EvidenceAbout } from '../read-about.ts';
import { type TuneArithmetic, tuneArithmetic } from './tune-arithmetic.ts';

type Settings = Readonly<Record<string, string | number>>;

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
  const all = pickSettings(tune, seed);
  const sent = sentKeys(tuner);
  const parameters = (await parametersOf(model)) ?? baseParameters ?? null;
  const known = sent === undefined || sent.includes('method');
  const arithmetic = tuneArithmetic(events, {
    parameters,
    // The gradients of adapters are below a hundredth of the whole, and are left out.
    trained: !known || all.method === 'full' ? parameters : parameters === null ? null : 0,
    isMethodKnown: known,
    baseFlop: baseTrainingFlop ?? null,
  });
  const ofService = tuner === 'openai' || tuner === 'azure';
  const multiplier: Settings = ofService
    ? { learningRateMultiplier: tune.learningRateMultiplier ?? 'auto' }
    : {};
  return {
    tuner,
    settings: { ...settingsBy(all, (key) => sent === undefined || sent.includes(key)), ...multiplier },
    notSent: sent === undefined ? null : settingsBy(all, (key) => !sent.includes(key)),
    ...arithmetic,
  };
}

/** What a service is sent; undefined for a tuner that is given every setting. */
function sentKeys(tuner: TunerName): readonly (keyof TuneSettings)[] | undefined {
  return isService(tuner) ? sentSettings[tuner] : undefined;
}

/** The settings that count: those of adapters where there are adapters. */
function settingsBy(all: TuneSettings, isWanted: (key: keyof TuneSettings) => boolean): Settings {
  const adapters: readonly string[] = ['rank', 'alpha'];
  const entries = Object.entries(all).filter(
    ([key, value]) =>
      value !== undefined &&
      isWanted(key as keyof TuneSettings) &&
      !(all.method === 'full' && adapters.includes(key)),
  );
  return Object.fromEntries(entries);
}

async function parametersOf(model: string): Promise<number | null> {
  if (!runsHere(model)) return null;
  const location = await locateModel(model, { fetches: false }).catch(() => undefined);
  return location ? countParameters(await readConfiguration(location.folder)) : null;
}
