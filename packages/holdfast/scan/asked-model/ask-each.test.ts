import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HoldfastError } from '../../errors.ts';
import { askEach } from './ask-each.ts';

/** Answers item by item, and at the first that is negative throws, as a model does that looks at all of them first. */
async function* strict(items: readonly number[], eager: boolean) {
  const wrong = items.find((item) => item < 0);
  const fails = new HoldfastError('bad-data', `${wrong} is too long.`);
  if (wrong !== undefined && !eager) throw fails;
  for (const [index, item] of items.entries()) {
    if (item < 0) throw fails;
    yield { index, double: 2 * item };
  }
}

test('every item is answered once, or known as one that cannot be taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 20 }),
      fc.boolean(),
      async (items, eager) => {
        const seen: unknown[] = [];
        for await (const outcome of askEach(items, (some) => strict(some, eager))) {
          expect(seen[outcome.index]).toBeUndefined();
          seen[outcome.index] = outcome.kind === 'reply' ? outcome.reply.double : outcome.kind;
        }
        expect(seen).toEqual(items.map((item) => (item < 0 ? 'untakeable' : 2 * item)));
      },
    ),
  );
});

test('other failures go on', async () => {
  const failing = askEach([1], async function* () {
    yield { index: 0 };
    throw new HoldfastError('model-failed', 'The server is gone.');
  });
  await failing.next();
  await expect(failing.next()).rejects.toThrow('The server is gone.');
});
