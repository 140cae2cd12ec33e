import { type RunConfig, runConfigSchema } from '../../run/settings/run-config.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job } from '../jobs/job.ts';

/** The settings of the guarded run that a job is. `model` is where its base model can be opened on this machine. */
export function runOfJob(
  folder: GatewayFolder,
  { id, settings, seed, request, trainingFile }: Job,
  model: string = settings.base,
): RunConfig {
  return runConfigSchema.parse({
    ...settings.run,
    model,
    data: folder.file(trainingFile),
    seed,
    release: { as: request.suffix ?? id },
  });
}
