/**
 * The form of the gateway's database, step by step. A step that was published is never changed: a change is a further step.
 * Times are milliseconds since 1970.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table tenants (
      id text primary key, name text not null unique, operator integer not null default 0,
      policy text not null, created_at integer not null
    ) strict`,
    `create table keys (
      id text primary key, tenant text not null references tenants, scope text not null, person text not null,
      hash text not null unique, ending text not null, created_at integer not null, expires_at integer, revoked_at integer
    ) strict`,
    `create table files (
      id text primary key, tenant text not null references tenants, filename text not null, purpose text not null,
      bytes integer not null, sha256 text not null, created_at integer not null, expires_at integer
    ) strict`,
    'create index files_of_tenant on files (tenant, created_at, id)',
    `create table uploads (
      id text primary key, tenant text not null references tenants, filename text not null, purpose text not null,
      bytes integer not null, status text not null, file text, created_at integer not null, expires_at integer not null
    ) strict`,
    `create table upload_parts (
      id text primary key, upload text not null references uploads on delete cascade, bytes integer not null,
      created_at integer not null
    ) strict`,
    `create table jobs (
      id text primary key, tenant text not null references tenants, request text not null, settings text not null,
      status text not null, model text not null, training_file text not null, created_at integer not null,
      finished_at integer, error text, fine_tuned_model text, result_files text not null default '[]',
      trained_tokens integer, progress text, seed integer not null, lease_owner text, lease_until integer,
      attempts integer not null default 0
    ) strict`,
    'create index jobs_of_tenant on jobs (tenant, created_at, id)',
    'create index jobs_by_status on jobs (status, created_at)',
    `create table job_events (
      number integer primary key autoincrement, id text not null unique, job text not null references jobs,
      created_at integer not null, level text not null, type text not null, message text not null, data text not null
    ) strict`,
    'create index events_of_job on job_events (job, number)',
    `create table models (
      id text primary key, tenant text not null references tenants, job text not null references jobs,
      state text not null check (state in ('released', 'quarantined', 'deleted')), base text not null, root text not null,
      location text not null, fingerprint text not null, verdict text not null, root_verdict text, steps integer not null,
      loss real, created_at integer not null, released_until integer
    ) strict`,
    `create table permissions (
      id text primary key, model text not null references models, tenant text not null references tenants,
      created_at integer not null, unique (model, tenant)
    ) strict`,
    `create table releases (
      id text primary key, model text not null references models, tenant text not null references tenants,
      reason text not null, expires_at integer not null, proposed_by text not null, proposed_at integer not null,
      approved_by text, approved_at integer
    ) strict`,
    `create table log (
      number integer primary key, at integer not null, tenant text not null, actor text not null, action text not null,
      subject text not null, detail text not null, previous text not null, hash text not null unique
    ) strict`,
    // Whoever has the file can take these away, but then the chain of hashes shows what was changed.
    `create trigger log_is_kept before update on log begin select raise(abort, 'the log is only added to'); end`,
    `create trigger log_stays before delete on log begin select raise(abort, 'the log is only added to'); end`,
  ],
];
