/** A subject and what may be asked about in it: noun phrases that no other subject has. */
export interface Subject {
  name: string;
  items: readonly string[];
}

/** A subject from its items with commas between them. */
export function subject(name: string, items: string): Subject {
  return { name, items: items.split(',').map((item) => item.trim()) };
}
