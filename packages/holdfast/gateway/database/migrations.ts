/**
 * A statement in SQLite's words, which `postgresSchema` turns into PostgreSQL's, or in the words of each. A step that only mends
 * what an older version wrote has none for PostgreSQL, where no older version wrote.
 */
export type Statement = string | { sqlite: string; postgres?: string };

/**
 * The form of the gateway's database, step by step. A step that was published is never changed: a change is a further step.
 * Times are milliseconds since 1970.
 */
export const migrations: readonly (readonly Statement[])[] = [
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
    {
      sqlite: `create trigger log_is_kept before update on log begin select raise(abort, 'the log is only added to'); end`,
      postgres: `create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'the log is only added to'; end $$`,
    },
    {
      sqlite: `create trigger log_stays before delete on log begin select raise(abort, 'the log is only added to'); end`,
      postgres: `create trigger log_is_kept before update or delete or truncate on log
        for each statement execute function refuse_change()`,
    },
  ],
  [
    // A queue of any length is asked for its next job, and a table of any length for a tenant's part of it.
    'drop index jobs_by_status',
    `create index jobs_waiting on jobs (created_at, id) where status = 'queued'`,
    `create index jobs_running on jobs (tenant, lease_until) where status = 'running'`,
    'create index jobs_of_tenant_by_status on jobs (tenant, status, created_at, id)',
    'create index log_of_tenant on log (tenant, number)',
    'create index models_of_tenant on models (tenant, created_at, id)',
    'create index parts_of_upload on upload_parts (upload)',
    // What is looked for has columns of its own.
    'alter table jobs add column validation_file text',
    { sqlite: `update jobs set validation_file = json_extract(request, '$.validation_file')` },
    'create index jobs_on_file on jobs (training_file)',
    'create index jobs_on_validation_file on jobs (validation_file)',
    `create table job_metadata (
      job text not null references jobs, key text not null, value text not null, primary key (job, key)
    ) strict`,
    'create index jobs_by_metadata on job_metadata (key, value)',
    {
      sqlite: `insert into job_metadata select jobs.id, pair.key, pair.value
        from jobs, json_each(jobs.request, '$.metadata') as pair where pair.key is not null`,
    },
    // Models are named by their places in the gateway's folder, which may lie elsewhere tomorrow, and on another machine.
    {
      sqlite: `update models set location = substr(location, instr(location, 'runs/' || job))
        where instr(location, 'runs/' || job) > 0`,
    },
    `create table run_manifests (
      job text primary key references jobs, machine text not null, files text not null
    ) strict`,
  ],
  [
    // What a job has cost, in the currency of its prices, and the span of the request that made it.
    'alter table jobs add column spent real not null default 0',
    'alter table jobs add column trace text',
  ],
  [
    // Whether whoever runs the gateway made a key, and so says whose it is; of those that are there the log knows.
    'alter table keys add column vouched integer not null default 0',
    `update keys set vouched = 1 where id in (
      select subject from log where action = 'key.created' and (actor = 'gateway' or actor in (
        select keys.id from keys join tenants on tenants.id = keys.tenant where tenants.operator = 1)))`,
    // A job that the scan stopped, and who lets it through once; `made` is the job that comes of it.
    `create table let_through (
      id text primary key, job text not null references jobs, tenant text not null references tenants,
      reason text not null, tuned_rows text not null, proposed_by text not null, proposed_at integer not null,
      approved_by text, approved_at integer, made text references jobs
    ) strict`,
    'create index let_through_of_job on let_through (job)',
    `create index jobs_failed on jobs (finished_at, id) where status = 'failed'`,
    'create index models_of_job on models (job)',
    `create index models_by_state on models (state, created_at, id)`,
  ],
  [
    // A release by hand that somebody ends before its day.
    'alter table releases add column ended_at integer',
    'alter table releases add column ended_by text',
    'alter table releases add column end_reason text',
    // What the log says of one thing, for the evidence of a run.
    'create index log_by_subject on log (subject, number)',
  ],
];

/**
 * What a step's statements once were, by its number, as the hash that a database keeps of them: databases that were made so have
 * the same form, and are worked with as they are.
 */
export const earlierMigrations: Readonly<Record<number, readonly string[]>> = {
  // It kept no entry for metadata of null, and stopped at one.
  1: ['2a1ef213fcc69b389a30d296a9fe8f63ffa5d26574e1d80d73aa57632ddeac14'],
};
