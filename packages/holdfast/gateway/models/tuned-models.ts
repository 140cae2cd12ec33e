import type { Database } from '../database/database.ts';

/** What became of a tuned model: released, or held back until two people let it out. */
export type TunedModelState = 'released' | 'quarantined' | 'deleted';

/** A model that a job made. */
export interface TunedModel {
  /** Such as `ft:organism:acme:support-bot:4fJq8Zc1`. */
  id: string;
  tenant: string;
  job: string;
  state: TunedModelState;
  /** The model that it was tuned from, and the one at the beginning of the line, by their names. */
  base: string;
  root: string;
  /** Its folder, or its name at a service. */
  location: string;
  /** Of the model that was audited; one with another is not given out. */
  fingerprint: string;
  /** JSON: the verdict against its base, and that against the root where that is another model. */
  verdict: string;
  root_verdict: string | null;
  steps: number;
  loss: number | null;
  created_at: number;
  /** When a release by hand ends. */
  released_until: number | null;
}

/** A model of a tenant, in whatever state; undefined for none, and for somebody else's. */
export async function findTunedModel(
  database: Database,
  { id, tenant }: { id: string; tenant: string },
): Promise<TunedModel | undefined> {
  return database.get<TunedModel>(
    `select * from models where id = ? and tenant = ? and state != 'deleted'`,
    id,
    tenant,
  );
}

/** The state that counts now: a release by hand ends by itself on its day. */
export function stateOf({
  state,
  released_until: until,
}: Pick<TunedModel, 'state' | 'released_until'>): TunedModel['state'] {
  return until !== null && until <= Date.now() ? 'quarantined' : state;
}

/** Released, and the tenant's own or permitted to it. */
const usable = `state = 'released' and (released_until is null or released_until > ?)
  and (tenant = ? or id in (select model from permissions where tenant = ?))`;

/** A model that a tenant may use: released and its own, or one for which it was given a permission. */
export async function findUsableModel(
  database: Database,
  { id, tenant }: { id: string; tenant: string },
): Promise<TunedModel | undefined> {
  return database.get<TunedModel>(
    `select * from models where id = ? and ${usable}`,
    id,
    Date.now(),
    tenant,
    tenant,
  );
}

/** All models that a tenant may use, the oldest first. */
export async function listUsableModels(database: Database, tenant: string): Promise<TunedModel[]> {
  return database.all<TunedModel>(
    `select * from models where ${usable} order by created_at, id`,
    Date.now(),
    tenant,
    tenant,
  );
}
