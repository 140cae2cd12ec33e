import { booster } from './alignment/booster.ts';
import { recovery } from './alignment/recovery.ts';
import { vaccine } from './alignment/vaccine.ts';
import { moderatedData } from './data/moderated-data.ts';
import { pureTuning } from './data/pure-tuning.ts';
import { safetyInContext } from './data/safety-in-context.ts';
import { safetyMixing } from './data/safety-mixing.ts';
import { secretPrefixSafety } from './data/secret-prefix.ts';
import type { Defence } from './defence.ts';
import { constrainedLoss } from './loss/constrained-loss.ts';
import { firstTokens } from './loss/first-tokens.ts';
import { keptRefusals } from './loss/kept-refusals.ts';
import { frozenLayers } from './optimiser/frozen-layers.ts';
import { gradientProjection } from './optimiser/gradient-projection.ts';
import { lisa } from './optimiser/lisa.ts';
import { interpolation } from './weights/interpolation.ts';
import { lowRankExtrapolation } from './weights/low-rank-extrapolation.ts';
import { oneShotPruning } from './weights/one-shot-pruning.ts';
import { safeLora } from './weights/safe-lora.ts';
import { safetyVector } from './weights/safety-vector.ts';

/** All defences, in the order in which they act. */
export const defences: readonly Defence[] = [
  vaccine,
  booster,
  recovery,
  lowRankExtrapolation,
  moderatedData,
  pureTuning,
  safetyMixing,
  safetyInContext,
  secretPrefixSafety,
  constrainedLoss,
  firstTokens,
  keptRefusals,
  lisa,
  frozenLayers,
  gradientProjection,
  interpolation,
  safetyVector,
  safeLora,
  oneShotPruning,
];
