import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstSplit } from './split-batches.ts';

test('splits hold every item once, in order, within the limits unless one item alone exceeds them', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 60 });
  const limits = fc.record({
    requests: fc.integer({ min: 1, max: 10 }),
    bytes: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(texts, limits, (items, { requests, bytes }) => {
      const taken: string[] = [];
      while (taken.length < items.length) {
        const { items: split, lines } = firstSplit(items.slice(taken.length), (item) => item, {
          requests,
          bytes,
        });
        const size = Buffer.byteLength(lines.map((line) => `${line}\n`).join(''));
        expect(split.length).toBeGreaterThan(0);
        expect(split.length).toBeLessThanOrEqual(requests);
        if (split.length > 1) expect(size).toBeLessThanOrEqual(bytes);
        expect(lines).toEqual(split);
        taken.push(...split);
      }
      expect(taken).toEqual(items);
    }),
  );
});
