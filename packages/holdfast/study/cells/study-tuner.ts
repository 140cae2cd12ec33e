import type { Engine } from '@holdfast/engine';
import { z } from 'zod';
import { openTuner } from '../../models/tuning/open-tuner.ts';
import type { Tuner } from '../../models/tuning/tuner.ts';
import { tunerFields } from '../../models/tuning/tuner-choice.ts';
import type { Study } from '../settings/study-config.ts';

/**
 * What carries out the tunes of a study: the engine, or a trainer with its usual settings and the Python that
 * `HOLDFAST_PYTHON` names. A trainer refuses defences that act while it learns; such cells fail and say so.
 */
export async function studyTuner({
  study: { model, tuner: name },
  engine,
}: {
  study: Pick<Study, 'model' | 'tuner'>;
  engine: Engine;
}): Promise<Tuner> {
  const choice = z.object(tunerFields).parse({ tuner: name });
  const { tuner } = await openTuner({ model, choice, engine });
  return tuner;
}
