import { sentSettings } from '../../models/tuning/hosted/sent-settings.ts';
import type { TuneSettings } from '../../models/tuning/tuner.ts';
import { isService, pickSettings, tunerFor } from '../../models/tuning/tuner-choice.ts';
import type { RunConfig } from './run-config.ts';

/** Which settings of a tune its tuner was given. */
export interface SentSettings {
  sent: Readonly<Record<string, string | number>>;
  /** Those of run.yaml that a service was not sent: it went by choices of its own. Null for other tuners, which are given all. */
  notSent: SentSettings['sent'] | null;
  /** Whether the tuner goes by a setting. */
  knows: (key: keyof TuneSettings) => boolean;
}

/** Parts the settings of a run's tune into those that its tuner was given and those that a service was not sent. */
export function sentSettingsOf({
  model,
  tune,
  seed,
}: Pick<RunConfig, 'model' | 'tune' | 'seed'>): SentSettings {
  const tuner = tunerFor(model, tune);
  const all = pickSettings(tune, seed);
  const keys = isService(tuner) ? sentSettings[tuner] : undefined;
  const knows = (key: keyof TuneSettings): boolean => keys === undefined || keys.includes(key);
  return {
    sent: settingsBy(all, knows),
    notSent: keys === undefined ? null : settingsBy(all, (key) => !knows(key)),
    knows,
  };
}

/** The settings that count: those of adapters where there are adapters. */
function settingsBy(all: TuneSettings, isWanted: (key: keyof TuneSettings) => boolean): SentSettings['sent'] {
  const adapters: readonly string[] = ['rank', 'alpha'];
  const entries = Object.entries(all).filter(
    ([key, value]) =>
      value !== undefined &&
      isWanted(key as keyof TuneSettings) &&
      !(all.method === 'full' && adapters.includes(key)),
  );
  return Object.fromEntries(entries);
}
