import { expect, test } from 'vitest';
import { dumbbellFigure } from './dumbbell.ts';
import { heatMap } from './heat-map.ts';

test('a row shows both shares, and only what was measured', () => {
  const { markup } = dumbbellFigure({
    title: 'T',
    caption: 'C',
    rows: [
      { label: 'a & b', before: 0, after: 1, spread: [0.5, 1] },
      { label: 'c', before: null, after: 0.25 },
    ],
  });
  expect(markup).toContain('a &#38; b: before 0%, after 100%');
  expect(markup).toContain('c: before –, after 25%');
  // Legend and one row have a mark for before, legend and both rows one for after.
  expect(markup.match(/class="before"/g)).toHaveLength(2);
  expect(markup.match(/class="after"/g)).toHaveLength(3);
});

test('a heat map names every field', () => {
  const { markup } = heatMap({
    title: 'T',
    caption: 'C',
    rows: ['r'],
    columns: ['x', 'y'],
    valueAt: (_, c) => (c === 0 ? 0.5 : null),
  });
  expect(markup).toContain('r, x: 50.0%');
  expect(markup).toContain('r, y: –');
});
