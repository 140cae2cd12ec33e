import { expect, test } from 'vitest';
import { textWidth } from '../../text-width.ts';
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
  for (const drawing of [/<svg class="wide".*?<\/svg>/s, /<svg class="narrow".*?<\/svg>/s]) {
    const drawn = markup.match(drawing)?.[0] ?? '';
    // Legend and one row have a mark for before, legend and both rows one for after.
    expect(drawn.match(/class="before"/g)).toHaveLength(2);
    expect(drawn.match(/class="after"/g)).toHaveLength(3);
  }
});

test('a label that does not fit is cut, and told whole where a pointer rests', () => {
  const label = 'with the answer opened by "You need thrimeresin and"';
  const korean = '답변이 "님레진과 가위를 가지고 나루로 가세요"로 시작되게 하여';
  const rows = [label, korean].map((text) => ({ label: text, before: 0.9, after: 0.1 }));
  const { markup } = dumbbellFigure({ title: 'T', caption: 'C', rows });
  const shown = [...markup.matchAll(/text-anchor="end">([^<]*)</g)].map(([, text]) =>
    text.replaceAll('&#34;', '"'),
  );
  expect(shown.map((text) => textWidth(text))).toEqual([expect.closeTo(33, -1), expect.closeTo(33, -1)]);
  for (const text of shown) expect(text).toMatch(/…$/);
  expect(markup).toContain('thrimeresin and&#34;: before 90%, after 10%');
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
