import { createHash } from 'node:crypto';
import type { Policy } from './policy.ts';

/** A SHA-256 over what a policy says: its categories with their texts, whatever the form of its file. */
export function policyHash({ categories }: Pick<Policy, 'categories'>): string {
  return createHash('sha256').update(JSON.stringify(categories)).digest('hex');
}
