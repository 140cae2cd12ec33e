import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { appendLog } from '../log/chained-log.ts';
import type { Caller } from '../shell/shell-types.ts';
import type { KeyScope } from './scopes.ts';

/** Whoever sends a key that is known. */
export interface KeyHolder extends Caller {
  tenant: string;
  scope: KeyScope;
  /** Who has the key: a release by hand takes two of them. */
  person: string;
  /** Whether the tenant runs the gateway, so that its admins make tenants and policies. */
  operator: boolean;
  /** Whether whoever runs the gateway made the key, and so says whose it is. */
  vouched: boolean;
}

/** A key as it is shown: its last four characters, and nothing from which it could be made. */
export interface KeyView {
  id: string;
  scope: KeyScope;
  person: string;
  ending: string;
  vouched: boolean;
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
}

interface KeyRow {
  id: string;
  tenant: string;
  scope: KeyScope;
  person: string;
  ending: string;
  vouched: number;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

/** Makes a key. It is returned here and never again: the database has its hash alone. */
export async function createKey(
  database: Database,
  {
    tenant,
    scope,
    person,
    expiresAt,
    actor,
    vouched,
  }: {
    tenant: string;
    scope: KeyScope;
    person: string;
    expiresAt?: number;
    actor: string;
    vouched: boolean;
  },
): Promise<{ key: string; view: KeyView }> {
  // 256 random bits: there is nothing to guess, so a plain hash keeps them as well as a slow one.
  const key = `hf-${scope}-${randomBytes(32).toString('base64url')}`;
  const row: KeyRow = {
    id: newId('key_'),
    tenant,
    scope,
    person,
    ending: key.slice(-4),
    vouched: vouched ? 1 : 0,
    created_at: Date.now(),
    expires_at: expiresAt ?? null,
    revoked_at: null,
  };
  await database.transaction(async () => {
    await database.run(
      'insert into keys (id, tenant, scope, person, hash, ending, vouched, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      row.id,
      tenant,
      scope,
      person,
      hashOf(key),
      row.ending,
      row.vouched,
      row.created_at,
      row.expires_at,
    );
    await appendLog(database, {
      tenant,
      actor,
      action: 'key.created',
      subject: row.id,
      detail: { scope, person, vouched },
    });
  });
  return { key, view: viewOf(row) };
}

/** Who holds a key; undefined for one that is unknown, revoked or expired. */
export async function findKeyHolder(database: Database, key: string): Promise<KeyHolder | undefined> {
  const row = await database.get<KeyRow & { operator: number }>(
    `select keys.*, tenants.operator from keys join tenants on tenants.id = keys.tenant
     where hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)`,
    hashOf(key),
    Date.now(),
  );
  if (!row) return undefined;
  const { id, tenant, scope, person, operator, vouched } = row;
  return { id, tenant, scope, person, operator: operator === 1, vouched: vouched === 1 };
}

/** The keys of a tenant, the newest first. */
export async function listKeys(database: Database, tenant: string): Promise<KeyView[]> {
  const sql = 'select * from keys where tenant = ? order by created_at desc, id';
  return (await database.all<KeyRow>(sql, tenant)).map(viewOf);
}

/** Ends a key at once. Returns false where the tenant has no such key that is valid. */
export async function revokeKey(
  database: Database,
  { id, tenant, actor }: { id: string; tenant: string; actor: string },
): Promise<boolean> {
  return database.transaction(async () => {
    const revoked = await database.run(
      'update keys set revoked_at = ? where id = ? and tenant = ? and revoked_at is null',
      Date.now(),
      id,
      tenant,
    );
    if (revoked === 0) return false;
    await appendLog(database, { tenant, actor, action: 'key.revoked', subject: id });
    return true;
  });
}

/**
 * A new key in place of one, which stays valid for as long as it takes to put the new one in. Undefined for none. Whose it is stays
 * vouched for where its holder or whoever runs the gateway rotates it: another admin would have the new key, and another's name.
 */
export async function rotateKey(
  database: Database,
  { id, caller, graceSeconds }: { id: string; caller: KeyHolder; graceSeconds: number },
): Promise<{ key: string; view: KeyView } | undefined> {
  const { tenant, id: actor } = caller;
  return database.transaction(async () => {
    const old = await database.get<KeyRow>(
      'select * from keys where id = ? and tenant = ? and revoked_at is null',
      id,
      tenant,
    );
    if (!old) return undefined;
    const end = Date.now() + graceSeconds * 1000;
    const sql = 'update keys set expires_at = ? where id = ? and (expires_at is null or expires_at > ?)';
    await database.run(sql, end, id, end);
    await appendLog(database, {
      tenant,
      actor,
      action: 'key.rotated',
      subject: id,
      detail: { graceSeconds },
    });
    const { scope, person } = old;
    const vouched = old.vouched === 1 && (caller.operator || caller.id === id);
    return createKey(database, { tenant, scope, person, actor, vouched });
  });
}

function viewOf(row: KeyRow): KeyView {
  return {
    id: row.id,
    scope: row.scope,
    person: row.person,
    ending: row.ending,
    vouched: row.vouched === 1,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
