import type { EstimateLine } from './audit-estimate.ts';
import { type ModelSpeed, type ModelSpeeds, speedOf } from './model-speeds.ts';

/** How long one model is expected to write in one step, and by which speed. */
export interface TimeLine extends ModelSpeed {
  step: EstimateLine['step'];
  model: string;
  /** With answers at full length, and judges that reply as they usually do. */
  seconds: number;
}

/** What an estimate of time is made from: what a model is to write, wherever it runs. */
export type Written = Pick<EstimateLine, 'step' | 'model' | 'output' | 'usual'>;

/**
 * How long models write, one after another, by the speeds that were measured or may be assumed. What a tune takes is not in it,
 * and what is asked in batches is ready within a day.
 */
export async function estimateTime(
  written: readonly Written[],
  { speeds = {}, concurrency }: { speeds?: ModelSpeeds; concurrency?: number },
): Promise<TimeLine[]> {
  const lines: TimeLine[] = [];
  for (const { step, model, output, usual } of written) {
    const speed = await speedOf(model, { speeds, concurrency });
    lines.push({ step, model, seconds: (usual?.output ?? output) / speed.tokensPerSecond, ...speed });
  }
  return lines;
}
