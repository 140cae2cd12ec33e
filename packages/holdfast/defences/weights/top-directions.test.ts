import { createRandom } from '@holdfast/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';
import { topDirections } from './top-directions.ts';

const shape = fc.record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 40 }) });

function drawn(length: number, seed: number): Float32Array {
  const random = createRandom(`top directions/${seed}`);
  return Float32Array.from({ length }, () => random.normal());
}

test('directions agree with all singular vectors, also where the singular values lie close together', () => {
  fc.assert(
    fc.property(shape, fc.integer(), ({ rows, columns }, seed) => {
      const matrix = drawn(rows * columns, seed);
      const at = (row: number, column: number) => matrix[row * columns + column];
      const squared = Array.from({ length: rows }, (_, one) =>
        Float64Array.from({ length: rows }, (_, other) => {
          let sum = 0;
          for (let column = 0; column < columns; column++) sum += at(one, column) * at(other, column);
          return sum;
        }),
      );
      const all = symmetricEigen(squared);
      const directions = topDirections(matrix, { rows, columns, count: 6 });
      expect(directions).toHaveLength(Math.min(6, rows, columns));
      for (const [rank, direction] of directions.entries()) {
        // How far each direction stretches; directions themselves may turn where two stretch alike.
        const image = squared.map((line) =>
          line.reduce((sum, value, index) => sum + value * direction[index], 0),
        );
        const off = Math.hypot(...image.map((value, index) => value - all[rank].value * direction[index]));
        expect(off).toBeLessThan(1e-6 * all[0].value);
      }
    }),
  );
});

test('a matrix of small rank has as many directions as its rank', () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: 0, max: 4 }), fc.integer(), ({ rows, columns }, rank, seed) => {
      const [left, right] = [drawn(rows * rank, seed), drawn(columns * rank, seed + 1)];
      const matrix = Float32Array.from({ length: rows * columns }, (_, place) => {
        let sum = 0;
        for (let at = 0; at < rank; at++)
          sum += left[at * rows + Math.floor(place / columns)] * right[at * columns + (place % columns)];
        return sum;
      });
      const directions = topDirections(matrix, { rows, columns, count: 6 });
      expect(directions.length).toBeLessThanOrEqual(Math.min(rank, rows, columns));
      // Together they hold all of the matrix.
      for (let column = 0; column < columns; column++) {
        const own = Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column]);
        for (const direction of directions) {
          const share = own.reduce((sum, value, row) => sum + value * direction[row], 0);
          for (let row = 0; row < rows; row++) own[row] -= share * direction[row];
        }
        expect(Math.hypot(...own)).toBeLessThan(1e-4 * (1 + Math.hypot(...matrix)));
      }
    }),
  );
});
