import type { CheckpointChoice } from '../../defences/repair/choose-checkpoint.ts';
import { HoldfastError } from '../../errors.ts';
import type { RunFolder } from '../../store/run-folder.ts';
import { tunedModel } from '../../tune/tuned-model.ts';

/**
 * The tuned model of a run, by a name that can be opened: repaired, where its first audit asked for that, else as the tune left it.
 * Throws HoldfastError `storage` when it is gone.
 */
export async function tunedModelIn(folder: RunFolder): Promise<string> {
  return folder.has('repaired') ? folder.file('repaired') : modelOfTune(folder);
}

/**
 * The model that the tune of a run left, or the checkpoint of it that was chosen, by a name that can be opened. Throws
 * HoldfastError `storage` when it is gone.
 */
export async function modelOfTune(folder: RunFolder): Promise<string> {
  const choice = (await folder.readJson('checkpoint')) as Partial<CheckpointChoice> | undefined;
  if (choice?.chosen) return choice.chosen.model;
  const model = await tunedModel({ output: folder.file('model'), record: folder.file('tune') });
  if (model !== undefined) return model;
  throw new HoldfastError(
    'storage',
    `${folder.file('model')} is gone; start with --fresh, since the tune must be done again.`,
  );
}
