import type { TuneEvent } from '../models/tuning/tuner.ts';

/** How much a tune computed. Null where the tuner does not tell what it takes to say. */
export interface TuneArithmetic {
  steps: number;
  /** Tokens that went through the model. */
  tokens: number | null;
  parameters: number | null;
  /** Floating-point operations. */
  flop: number | null;
  /** Training compute of the base, as its maker states it; null where nobody has. */
  baseFlop: number | null;
  /** `flop` as a share of the base's. */
  shareOfBase: number | null;
  /**
   * Whether `flop` is above a third of the base's, or, where that is not known, of 10^23: by the European Commission's guidelines
   * on general-purpose models (C(2025) 7719, points 59 to 61) a sign that whoever tuned provides a model of their own. Where a
   * base of unknown compute is one with systemic risk they take a third of 10^25; that is not known here.
   */
  aboveThird: boolean | null;
}

/** Where a base's compute is not known, its third is taken of what makes a model a general-purpose one. */
const generalPurposeFlop = 1e23;

/** Forward and backward through the activations are four operations a parameter and token, through the weights two more. */
const operations = { activations: 4, weights: 2 };

/**
 * The arithmetic of a tune by its events: 6ND for full tuning (Kaplan et al. 2020), and 4ND + 2nD where n of N parameters are
 * trained, since gradients then pass through all weights and are taken for n. A step that was carried out twice counts once.
 */
export function tuneArithmetic(
  events: readonly TuneEvent[],
  {
    parameters,
    trained,
    baseFlop = null,
  }: { parameters: number | null; trained: number | null; baseFlop?: number | null },
): TuneArithmetic {
  const steps = new Map(
    events.flatMap((event) => (event.type === 'step' ? [[event.step, event.tokens]] : [])),
  );
  const isCounted = [...steps.values()].every((tokens) => tokens !== undefined) && steps.size > 0;
  const tokens = isCounted ? [...steps.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0) : null;
  const flop =
    tokens === null || parameters === null
      ? null
      : tokens * (operations.activations * parameters + operations.weights * (trained ?? parameters));
  const third = (baseFlop ?? generalPurposeFlop) / 3;
  return {
    steps: Math.max(0, ...steps.keys()),
    tokens,
    parameters,
    flop,
    baseFlop,
    shareOfBase: flop === null || baseFlop === null ? null : flop / baseFlop,
    aboveThird: flop === null ? null : flop > third,
  };
}
