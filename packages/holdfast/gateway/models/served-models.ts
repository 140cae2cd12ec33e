import type { Engine } from '@holdfast/engine';
import { servedModel } from '../../defences/served-model.ts';
import { openModel } from '../../models/open-model.ts';
import { runDefences } from '../../run/tune/run-defences.ts';
import { batchedModel, type SharedModel } from '../chat/batched-model.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { findTuningJob } from '../jobs/job-table.ts';
import { ApiError } from '../shell/api-error.ts';
import { readableModel } from '../storage/kept-runs.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { runOfJob } from '../worker/run-of-job.ts';
import { findTunedModel, findUsableModel, stateOf, type TunedModel } from './tuned-models.ts';

/** Opens the models that tenants may ask, each once. */
export interface ServedModels {
  /** Throws ApiError 404 for a model that a tenant may not ask, 403 for one of its own in quarantine, 503 for a changed one. */
  find(name: string, tenant: Tenant): Promise<SharedModel>;
}

/** Models that are kept open; the one asked longest ago makes way. */
const mostOpen = 32;

/** Serves base models by the tenants' policies, and tuned ones as they were audited: in those weights, under those defences. */
export function createServedModels(folder: GatewayFolder, { engine }: { engine: Engine }): ServedModels {
  const { database } = folder;
  const open = new Map<string, Promise<SharedModel>>();
  const once = (key: string, opening: () => Promise<SharedModel>): Promise<SharedModel> => {
    const known = open.get(key);
    const model = known ?? opening();
    open.delete(key);
    open.set(key, model);
    // What could not be opened is tried again.
    model.catch(() => open.delete(key));
    for (const oldest of open.keys()) {
      if (open.size <= mostOpen) break;
      open.delete(oldest);
    }
    return model;
  };
  const openTuned = async (model: TunedModel): Promise<SharedModel> => {
    const job = await findTuningJob(database, { id: model.job, tenant: model.tenant });
    const opened = await openModel(await readableModel(folder, model.location), { engine });
    const served = job ? servedModel(opened, await runDefences(runOfJob(folder, job))) : opened;
    if (served.fingerprint === model.fingerprint) return batchedModel({ ...served, name: model.id });
    throw new ApiError(503, `The model ${model.id} is not what was audited any more.`, {
      code: 'model_changed',
    });
  };
  return {
    async find(name, { id: tenant, policy }) {
      const base = Object.hasOwn(policy.models, name) ? policy.models[name] : undefined;
      if (base !== undefined) {
        return once(`base ${name} ${base}`, async () =>
          batchedModel({ ...(await openModel(base, { engine })), name }),
        );
      }
      const model = await findUsableModel(database, { id: name, tenant });
      if (model) return once(`tuned ${model.id}`, () => openTuned(model));
      const held = await findTunedModel(database, { id: name, tenant });
      if (held && stateOf(held) === 'quarantined') {
        throw new ApiError(
          403,
          `The model ${name} is in quarantine: its audit did not show that it is as safe as its base. See why at GET /v1/holdfast/models/${name}, and ask ${policy.contact ?? 'an admin of your team or whoever runs this gateway'} whether two people may release it.`,
          { code: 'model_quarantined' },
        );
      }
      throw new ApiError(404, `The model ${name} does not exist.`, {
        code: 'model_not_found',
        param: 'model',
      });
    },
  };
}
