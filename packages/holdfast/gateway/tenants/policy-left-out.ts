import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../data/formats/format.ts';
import { ApiError } from '../shell/api-error.ts';
import type { TenantPolicy } from './policy.ts';

/** A setting that a new policy did not repeat, so that it is no longer what it was. */
export interface SettingLeftOut {
  /** Such as `quotas.budgetPerJob`. */
  setting: string;
  was: unknown;
  /** Null where it has no default, so that it is not there any more. */
  now: unknown;
}

const parts = ['models', 'settings', 'release', 'quotas'] as const satisfies (keyof TenantPolicy)[];

/** Refuses a policy that is put in place of a whole one and lacks a part of it. Throws ApiError 400. */
export function requireWhole(given: unknown): void {
  const missing = isObject(given) ? parts.find((part) => !Object.hasOwn(given, part)) : undefined;
  if (missing === undefined) return;
  throw new ApiError(
    400,
    `'${missing}' must be there: PUT replaces the whole policy (${parts.join(', ')}). To change a part of it, use PATCH.`,
    { code: 'missing_parameter', param: missing },
  );
}

/** What a whole policy left out of the one before it, and what that is now. */
export function settingsLeftOut({
  given,
  before,
  after,
}: {
  given: unknown;
  before: unknown;
  after: unknown;
}): SettingLeftOut[] {
  if (!isObject(before)) return [];
  const [said, now] = [given, after].map((value) => (isObject(value) ? value : {}));
  return Object.entries(before).flatMap(([key, was]): SettingLeftOut[] => {
    if (Object.hasOwn(said, key)) {
      const inside = settingsLeftOut({ given: said[key], before: was, after: now[key] });
      return inside.map((one) => ({ ...one, setting: `${key}.${one.setting}` }));
    }
    if (was === undefined || isDeepStrictEqual(was, now[key])) return [];
    return [{ setting: key, was, now: now[key] ?? null }];
  });
}
