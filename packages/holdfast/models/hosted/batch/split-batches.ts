/** Requests that go into one batch. */
export interface BatchPart<Item> {
  items: Item[];
  lines: string[];
}

/** The first items that fit into one batch by the service's limits; always at least one. Lines end in a line break. */
export function firstSplit<Item>(
  items: readonly Item[],
  lineOf: (item: Item) => string,
  { requests, bytes }: { requests: number; bytes: number },
): BatchPart<Item> {
  const split: BatchPart<Item> = { items: [], lines: [] };
  let size = 0;
  for (const item of items.slice(0, requests)) {
    const line = lineOf(item);
    size += Buffer.byteLength(line) + 1;
    if (size > bytes && split.items.length > 0) break;
    split.items.push(item);
    split.lines.push(line);
  }
  return split;
}
