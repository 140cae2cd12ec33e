import type { ModelFreeDetector } from '../detectors/detector.ts';
import type { ModelFreeOptions } from '../detectors/model-free-detectors.ts';
import { sizeDetector } from '../detectors/size-detector.ts';
import type { TuneTarget } from '../target/target-detectors.ts';

/** Which detectors scan a file, as plain values, so that every thread makes the same ones. */
export interface ScanPlan {
  /** `format`: only whether rows can be read. Default: every detector that asks no model. */
  checks?: 'format' | 'all';
  /** What the detectors are told. */
  options?: ModelFreeOptions;
  /** Files of the user's own detectors; those that ask a model are left to whoever lends models. */
  detectorFiles?: readonly string[];
  /** Whoever is to tune on the data, for its rules, tokens and price. */
  target?: TuneTarget;
}

/**
 * The detectors of a plan, in the order in which they report. Throws HoldfastError for a target that cannot be
 * known and for a detector's file that cannot be used.
 */
export async function planDetectors({
  checks = 'all',
  options = {},
  detectorFiles = [],
  target,
}: ScanPlan): Promise<ModelFreeDetector[]> {
  const detectors: ModelFreeDetector[] = [];
  // Loaded where they are wanted alone: tokenizers and word lists take longer to load than a small file to scan.
  if (target) {
    const { targetDetectors } = await import('../target/target-detectors.ts');
    detectors.push(...(await targetDetectors(target)));
  } else detectors.push(sizeDetector());
  if (checks === 'all') {
    const { modelFreeDetectors } = await import('../detectors/model-free-detectors.ts');
    detectors.push(...modelFreeDetectors(options));
  }
  if (detectorFiles.length > 0) {
    const { ownDetectors } = await import('../detectors/own-detectors.ts');
    const own = await ownDetectors(detectorFiles);
    detectors.push(...own.filter((detector) => detector.kind !== 'model'));
  }
  return detectors;
}
