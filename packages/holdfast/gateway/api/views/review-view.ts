import type { LetThroughRows, TuningJobError } from '../../jobs/job.ts';
import type { LetThrough } from '../../jobs/let-through-of-jobs.ts';
import type { TenantPolicy } from '../../tenants/policy.ts';
import type { ModelView } from './model-view.ts';
import type { ReleaseView } from './release-view.ts';

/** A job that its scan stopped, with what its tenant's policy says of letting it through. */
export interface StoppedJobView {
  id: string;
  /** The tenant's name. */
  tenant: string;
  model: string;
  finished_at: number | null;
  error: TuningJobError | null;
  rules: TenantPolicy['release'] | null;
}

/** A stopped job that is let through, or waits for a second person. */
export interface LetThroughView extends Omit<LetThrough, 'tuned_rows'> {
  object: 'holdfast.let_through';
  rows: LetThroughRows;
}

/** What was stopped or held back of every tenant. */
export interface ReviewView {
  object: 'holdfast.review';
  stopped: readonly StoppedJobView[];
  held: readonly (ModelView & Pick<StoppedJobView, 'tenant' | 'rules'>)[];
  let_through: readonly LetThroughView[];
  releases: readonly ReleaseView[];
}
