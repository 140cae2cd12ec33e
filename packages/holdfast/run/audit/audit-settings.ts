import type { RunConfig } from '../settings/run-config.ts';

/** The `audit` part of a configuration. */
export type AuditSettings = RunConfig['audit'];
