/**
 * What a vendor's models can be asked for beside an answer. A vendor declares all of it: one that leaves something out does
 * not compile. `some models`: it differs from model to model, and is found out when one is first asked.
 */
export interface VendorAbilities {
  /** Takes a system prompt as such. */
  readonly systemPrompts: boolean;
  /** Heeds a seed. */
  readonly seeds: boolean;
  /** Keeps an answer to a JSON schema. */
  readonly structuredOutput: boolean | 'some models';
  /** Tells how likely it finds an answer, or its beginning. */
  readonly logProbabilities: boolean | 'some models';
  /** Answers in batches, at a lower price. */
  readonly batches: boolean;
  /** Tunes models; see `tune.tuner`. */
  readonly tuning: boolean;
  /** Has a moderation endpoint of OpenAI's shape. */
  readonly moderation: boolean;
}

/** The abilities in words, in the order in which they are told. */
export const abilityTitles: Readonly<Record<keyof VendorAbilities, string>> = {
  systemPrompts: 'system prompts',
  seeds: 'seeds',
  structuredOutput: 'structured output',
  logProbabilities: 'log-probabilities',
  batches: 'batches',
  tuning: 'tuning',
  moderation: 'moderation',
};

/** What a vendor can do, in words: `batches, log-probabilities (some models)`. */
export function abilitiesText(can: VendorAbilities): string {
  return (Object.keys(abilityTitles) as (keyof VendorAbilities)[])
    .filter((ability) => can[ability] !== false)
    .map((ability) => `${abilityTitles[ability]}${can[ability] === true ? '' : ' (some models)'}`)
    .join(', ');
}
