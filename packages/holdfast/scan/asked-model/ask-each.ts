import { HoldfastError } from '../../errors.ts';

/** What came of asking about one item: a reply, or why the model cannot be asked about it. */
export type AskedItem<Reply> =
  | { kind: 'reply'; index: number; reply: Reply }
  | { kind: 'untakeable'; index: number; reason: string };

/**
 * Asks about all items at once, and where the model cannot take one of them (`bad-data`: it is too long, say), about
 * halves of what is left, until it is known which: one row must not cost the others their answers. Whatever else is
 * thrown goes on.
 */
export async function* askEach<Item, Reply extends { index: number }>(
  items: readonly Item[],
  ask: (items: readonly Item[]) => AsyncIterable<Reply>,
): AsyncGenerator<AskedItem<Reply>> {
  yield* askSome([...items.keys()], { items, ask });
}

async function* askSome<Item, Reply extends { index: number }>(
  places: readonly number[],
  asking: { items: readonly Item[]; ask: (items: readonly Item[]) => AsyncIterable<Reply> },
): AsyncGenerator<AskedItem<Reply>> {
  const open = new Set(places);
  try {
    for await (const reply of asking.ask(places.map((place) => asking.items[place]))) {
      const index = places[reply.index];
      open.delete(index);
      yield { kind: 'reply', index, reply };
    }
  } catch (error) {
    if (!(error instanceof HoldfastError) || error.code !== 'bad-data') throw error;
    const left = [...open];
    if (left.length <= 1) {
      for (const index of left) yield { kind: 'untakeable', index, reason: error.message };
      return;
    }
    const half = Math.ceil(left.length / 2);
    yield* askSome(left.slice(0, half), asking);
    yield* askSome(left.slice(half), asking);
  }
}
