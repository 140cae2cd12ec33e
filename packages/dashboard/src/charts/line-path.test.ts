import { expect, test } from 'vitest';
import { linePath } from './line-path.ts';

test('a path begins at the first point and goes through the others', () => {
  const scales = { xScale: (x: number) => x * 10, yScale: (y: number) => 100 - y / 3 };
  const points = [
    { x: 1, y: 0 },
    { x: 2, y: 100 },
  ];
  expect(linePath(points, scales)).toBe('M10 100L20 66.7');
  expect(linePath([], scales)).toBe('');
});
