import { createRandom } from '@holdfast/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

test('eigenvectors are orthonormal, and the matrix only stretches them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (size, seed) => {
      const random = createRandom(`eigen/${seed}`);
      const matrix = Array.from({ length: size }, () => new Float64Array(size));
      for (let row = 0; row < size; row++)
        for (let column = 0; column <= row; column++)
          matrix[row][column] = matrix[column][row] = random.normal();
      const pairs = symmetricEigen(matrix);
      const product = (a: Float64Array, b: Float64Array) =>
        a.reduce((sum, value, index) => sum + value * b[index], 0);
      for (const [rank, { value, vector }] of pairs.entries()) {
        if (rank > 0) expect(value).toBeLessThanOrEqual(pairs[rank - 1].value);
        for (const [other, pair] of pairs.entries())
          expect(product(vector, pair.vector)).toBeCloseTo(Number(other === rank), 10);
        for (const [row, line] of matrix.entries())
          expect(product(line, vector)).toBeCloseTo(value * vector[row], 10);
      }
    }),
  );
});
