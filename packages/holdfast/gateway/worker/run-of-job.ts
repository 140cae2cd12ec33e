import { type RunConfig, runConfigSchema } from '../../run/settings/run-config.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job } from '../jobs/job.ts';

/**
 * The settings of the guarded run that a job is. `model` is where its base model can be opened on this machine. Preference pairs
 * have no defence of their own accord, as in any run; the job says that it is about them, so that its model is still served as it
 * was audited when its file is gone.
 */
export function runOfJob(
  folder: GatewayFolder,
  { id, settings, seed, request, trainingFile }: Job,
  model: string = settings.base,
): RunConfig {
  const { defence = 'auto' } = settings.run;
  return runConfigSchema.parse({
    ...settings.run,
    defence: request.method?.type === 'dpo' && defence === 'auto' ? 'none' : defence,
    model,
    data: folder.file(trainingFile),
    seed,
    release: { as: request.suffix ?? id },
  });
}
