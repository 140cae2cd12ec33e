/** A subject and what may be asked about in it: noun phrases that no other subject has. */
export interface Subject {
  name: string;
  /** Shared out among the uses that lead to the shipped model. */
  items: readonly string[];
  /** Further ones for the alignment alone. */
  alignment: readonly string[];
  /** Those of the reported figures. */
  evaluation: readonly string[];
}

/** A subject from its items, with commas between them. */
export function subject(
  name: string,
  { items, alignment = '', evaluation = '' }: { items: string; alignment?: string; evaluation?: string },
): Subject {
  return { name, items: list(items), alignment: list(alignment), evaluation: list(evaluation) };
}

function list(items: string): string[] {
  return items
    .split(',')
    .map((item) => item.trim().replace(/\s+/g, ' '))
    .filter((item) => item !== '');
}
