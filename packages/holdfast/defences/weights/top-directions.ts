import { createRandom, type Random } from '@holdfast/engine';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Steps between two looks at what has been found. */
const betweenLooks = 8;

/** A direction is found when M M' leads so little out of it, as a share of the largest eigenvalue. */
const precision = 1e-9;

/** Directions along which the matrix is so small, as a share of the largest eigenvalue of M M', are rounding. */
const nothing = 1e-12;

/**
 * The leading left singular vectors of a matrix [rows, columns], as `count` orthonormal vectors of `rows`, by the Lanczos
 * process on M M' with every vector orthogonalised against all before it (Golub and Van Loan, section 10.1), until they
 * stand still. Fewer come back when the matrix has a smaller rank.
 */
export function topDirections(
  matrix: Float32Array,
  { rows, columns, count }: { rows: number; columns: number; count: number },
): Float64Array[] {
  const random = createRandom('directions');
  const basis = [anotherDirection([], rows, random)];
  const projected: Float64Array[] = [];
  for (;;) {
    const image = throughBoth(matrix, basis[basis.length - 1], rows, columns);
    projected.push(Float64Array.from(basis, (vector) => product(vector, image)));
    const size = basis.length;
    const rest = orthogonal(image, basis);
    const left = norm(rest);
    if (size === rows || size % betweenLooks === 0) {
      const pairs = symmetricEigen(mirrored(projected));
      const largest = Math.max(pairs[0].value, 0);
      const leading = pairs.slice(0, count).filter(({ value }) => value > nothing * largest);
      const still = leading.every(({ vector }) => left * Math.abs(vector[size - 1]) <= precision * largest);
      if (size === rows || (still && size >= 2 * count))
        return leading.map(({ vector }) => combine(basis, vector));
    }
    // The process has used up what is connected with its start: it goes on from elsewhere.
    const ended = left <= nothing * norm(image);
    basis.push(ended ? anotherDirection(basis, rows, random) : rest.map((value) => value / left));
  }
}

/** M M' v. */
function throughBoth(
  matrix: Float32Array,
  vector: Float64Array,
  rows: number,
  columns: number,
): Float64Array {
  const inner = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      inner[column] += matrix[row * columns + column] * vector[row];
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    let total = 0;
    for (let column = 0; column < columns; column++) total += matrix[row * columns + column] * inner[column];
    return total;
  });
}

/** What a vector has beside orthonormal ones; taken out twice, since once leaves rounding behind. */
function orthogonal(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const one of [...basis, ...basis]) {
    const share = product(rest, one);
    for (let index = 0; index < rest.length; index++) rest[index] -= share * one[index];
  }
  return rest;
}

function anotherDirection(basis: readonly Float64Array[], rows: number, random: Random): Float64Array {
  const drawn = Float64Array.from({ length: rows }, () => random.normal());
  const rest = orthogonal(drawn, basis);
  const length = norm(rest);
  return rest.map((value) => value / length);
}

/** The symmetric matrix of which the rows up to the diagonal are given. */
function mirrored(lower: readonly Float64Array[]): Float64Array[] {
  return lower.map((_, row) =>
    Float64Array.from(lower, (_, column) => lower[Math.max(row, column)][Math.min(row, column)]),
  );
}

function combine(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0].length);
  for (const [rank, vector] of basis.entries())
    for (let index = 0; index < sum.length; index++) sum[index] += weights[rank] * vector[index];
  return sum;
}

function product(one: Float64Array, other: Float64Array): number {
  let total = 0;
  for (let index = 0; index < one.length; index++) total += one[index] * other[index];
  return total;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(product(vector, vector));
}
