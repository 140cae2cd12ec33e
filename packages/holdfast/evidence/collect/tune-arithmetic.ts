import type { TuneEvent } from '../../models/tuning/tuner.ts';

/** How much a tune computed. Null where the tuner does not tell what it takes to say. */
export interface TuneArithmetic {
  steps: number;
  /** Tokens that went through the model. */
  tokens: number | null;
  /** Whether the steps told them, or the bill of a service. */
  tokensFrom: 'steps' | 'bill' | null;
  parameters: number | null;
  /** Floating-point operations. */
  flop: number | null;
  /** Why `flop` was not worked out, or that it is the most that it can be; null where neither is so. */
  flopNote: string | null;
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
 * trained, since gradients then pass through all weights and are taken for n. A step that was carried out twice counts once. Of a
 * service that tells no tokens with its steps, those that it billed are taken.
 */
export function tuneArithmetic(
  events: readonly TuneEvent[],
  {
    parameters,
    trained,
    isMethodKnown = true,
    baseFlop = null,
  }: {
    parameters: number | null;
    trained: number | null;
    /** Whether it is known what was trained, all parameters or adapters. */
    isMethodKnown?: boolean;
    baseFlop?: number | null;
  },
): TuneArithmetic {
  const steps = new Map(
    events.flatMap((event) => (event.type === 'step' ? [[event.step, event.tokens]] : [])),
  );
  const isCounted = [...steps.values()].every((tokens) => tokens !== undefined) && steps.size > 0;
  const billed = events.findLast((event) => event.type === 'price' && event.basis === 'billed');
  const inSteps = isCounted ? [...steps.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0) : null;
  const onBill = billed?.type === 'price' ? (billed.tokens ?? null) : null;
  const tokens = inSteps ?? onBill;
  const flop =
    tokens === null || parameters === null
      ? null
      : tokens * (operations.activations * parameters + operations.weights * (trained ?? parameters));
  const third = (baseFlop ?? generalPurposeFlop) / 3;
  return {
    steps: Math.max(0, ...steps.keys()),
    tokens,
    tokensFrom: tokens === null ? null : inSteps === null ? 'bill' : 'steps',
    parameters,
    flop,
    flopNote: flopNote({ tokens, parameters, isMethodKnown }),
    baseFlop,
    shareOfBase: flop === null || baseFlop === null ? null : flop / baseFlop,
    aboveThird: flop === null ? null : flop > third,
  };
}

function flopNote({
  tokens,
  parameters,
  isMethodKnown,
}: Pick<TuneArithmetic, 'tokens' | 'parameters'> & { isMethodKnown: boolean }): string | null {
  const lacking = [
    ...(tokens === null ? ['the tuner tells no tokens'] : []),
    ...(parameters === null
      ? ['the number of parameters of the base is not known (baseParameters in the file of --about)']
      : []),
  ];
  if (lacking.length > 0) return `not worked out: ${lacking.join('; ')}`;
  return isMethodKnown
    ? null
    : 'the most that it can be: the service does not say whether it trains all parameters';
}
