/**
 * What is known of each item, and then what is asked of the others, each kept as soon as it comes and before it is handed
 * on: what was stopped or killed goes on where it was.
 */
export async function* askOnce<Item, Result>(
  items: readonly Item[],
  {
    find,
    ask,
    keep,
  }: {
    find: (item: Item) => Result | undefined;
    ask: (items: readonly Item[]) => AsyncIterable<{ index: number; result: Result }>;
    keep: (item: Item, result: Result) => Promise<void>;
  },
): AsyncGenerator<{ index: number; result: Result }> {
  const open: number[] = [];
  for (const [index, item] of items.entries()) {
    const result = find(item);
    if (result === undefined) open.push(index);
    else yield { index, result };
  }
  if (open.length === 0) return;
  for await (const { index, result } of ask(open.map((place) => items[place]))) {
    const place = open[index];
    await keep(items[place], result);
    yield { index: place, result };
  }
}
