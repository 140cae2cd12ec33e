/**
 * `ready`: it is there and answers. `set up`: it is configured and was not asked. `unreachable`: configured, and no answer came
 * or an error did. `missing`: not configured, or not installed.
 */
export type ModelState = 'ready' | 'set up' | 'unreachable' | 'missing';

/** Something that can answer or tune. The detail holds no secret. */
export interface ModelEntry {
  kind: 'model' | 'service' | 'trainer' | 'cluster';
  name: string;
  state: ModelState;
  detail: string;
}
