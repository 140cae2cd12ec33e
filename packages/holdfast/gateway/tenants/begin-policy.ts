import { mergePatch } from './merge-patch.ts';
import type { TenantPolicy } from './policy.ts';

/** A new tenant's policy, and whose it begins with. */
export interface BegunPolicy {
  policy: unknown;
  /** The parts that are the operator's, but for what was said. */
  inherited: (keyof TenantPolicy)[];
}

/**
 * The policy that a new tenant begins with: the operator's, with what was said in its place. How runs are set up fits the models that it
 * was laid down for, and so it is left out where a tenant has models of its own.
 */
export function beginPolicy(operators: TenantPolicy, given: Readonly<Record<string, unknown>>): BegunPolicy {
  const own = given.models;
  const sameModels =
    own === undefined ||
    (typeof own === 'object' &&
      own !== null &&
      Object.values(own).every((model) => Object.values(operators.models).includes(model)));
  const { models, settings, release, quotas, contact } = operators;
  const begins = { models, settings: sameModels ? settings : {}, release, quotas, contact };
  const merged = mergePatch(begins, given) as Record<string, unknown>;
  return {
    policy: own === undefined ? merged : { ...merged, models: own },
    inherited: [
      ...(own === undefined ? (['models'] as const) : []),
      ...(sameModels ? (['settings'] as const) : []),
      'release',
      'quotas',
      ...(contact === undefined ? [] : (['contact'] as const)),
    ],
  };
}
