/** One thing that a policy forbids, and where its limits are. */
export interface PolicyCategory {
  id: string;
  title: string;
  /** What is forbidden and what is not, in a few sentences; a judge reads it. */
  text: string;
}

/** A set of categories with their texts. */
export interface Policy {
  name: string;
  about?: string | undefined;
  categories: readonly PolicyCategory[];
}

/**
 * The category of a policy that a prompt stands under, found by id or title without regard to case and punctuation;
 * undefined when the policy does not know it.
 */
export function findCategory(policy: Policy, category: string): PolicyCategory | undefined {
  const wanted = categoryKey(category);
  return policy.categories.find(
    ({ id, title }) => categoryKey(id) === wanted || categoryKey(title) === wanted,
  );
}

/** A category's name without case, punctuation and "and": what two spellings of one have in common. */
export function categoryKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\band\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
