import { seconds } from '../../gateway-types.ts';

/** A permission as its table has it: a tenant that may use another's model. */
export interface PermissionRow {
  id: string;
  model: string;
  tenant: string;
  created_at: number;
}

/** The same in the shape of OpenAI's `FineTuningCheckpointPermission`, whose projects are tenants. */
export interface PermissionView {
  id: string;
  object: 'checkpoint.permission';
  created_at: number;
  project_id: string;
}

/** Tells a permission. */
export function permissionView({ id, tenant, created_at }: PermissionRow): PermissionView {
  return { id, object: 'checkpoint.permission', created_at: seconds(created_at), project_id: tenant };
}
