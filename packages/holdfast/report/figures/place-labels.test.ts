import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlap, placeLabels } from './place-labels.ts';

const frame = { left: 64, top: 20, right: 640, bottom: 370 };
const named = fc.record({
  x: fc.integer({ min: 70, max: 630 }),
  y: fc.integer({ min: 30, max: 360 }),
  width: fc.integer({ min: 30, max: 130 }),
  height: fc.constant(13),
});

test('labels lie in the frame and cover neither each other nor a point', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(named, { maxLength: 12, selector: ({ x, y }) => `${x >> 4} ${y >> 4}` }),
      (points) => {
        const boxes = placeLabels(points, frame).map(({ box }) => box);
        expect(boxes).toHaveLength(points.length);
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(frame.left);
          expect(box.right).toBeLessThanOrEqual(frame.right);
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          for (const { x, y } of points)
            expect(overlap(box, { left: x - 5, top: y - 5, right: x + 5, bottom: y + 5 })).toBe(false);
        }
      },
    ),
  );
});

test('a point by itself has its label beside it, and crowded ones have lines', () => {
  const [alone] = placeLabels([{ x: 200, y: 200, width: 60, height: 13 }], frame);
  expect(alone).toMatchObject({ far: false, box: { left: 210, right: 270 } });
  const crowd = Array.from({ length: 8 }, (_, index) => ({
    x: 300 + index * 3,
    y: 200,
    width: 100,
    height: 13,
  }));
  expect(placeLabels(crowd, frame).some(({ far }) => far)).toBe(true);
});
