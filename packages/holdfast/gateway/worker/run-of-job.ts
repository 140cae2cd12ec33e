import { type RunConfig, runConfigSchema } from '../../run/settings/run-config.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import type { Job } from '../jobs/job.ts';

/** The settings of the guarded run that a job is. */
export function runOfJob(
  folder: GatewayFolder,
  { id, settings, seed, request, trainingFile }: Job,
): RunConfig {
  return runConfigSchema.parse({
    ...settings.run,
    model: settings.base,
    data: folder.file(trainingFile),
    seed,
    release: { as: request.suffix ?? id },
  });
}
