/** An eigenvalue of a symmetric matrix and its unit eigenvector. */
export interface EigenPair {
  value: number;
  vector: Float64Array;
}

/** Sweeps after which any matrix of doubles is diagonal; it takes fewer than ten. */
const mostSweeps = 60;

/**
 * All eigenvalues of a small symmetric matrix, as an array of rows, largest first, with orthonormal eigenvectors: cyclic
 * Jacobi rotations (Golub and Van Loan, section 8.5).
 */
export function symmetricEigen(matrix: readonly Float64Array[]): EigenPair[] {
  const size = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, index) => Float64Array.from({ length: size }, (_, at) => Number(at === index)));
  const scale = Math.hypot(...a.map((row) => Math.hypot(...row)));
  for (let sweep = 0; sweep < mostSweeps && beside(a) > 1e-15 * scale; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return vectors
    .map((vector, index) => ({ value: a[index][index], vector }))
    .sort((one, other) => other.value - one.value);
}

/** The norm of what stands beside the diagonal. */
function beside(a: readonly Float64Array[]): number {
  return Math.hypot(...a.map((row, index) => Math.hypot(...row.filter((_, at) => at !== index))));
}

/** Makes a[p][q] zero; each of `vectors` becomes an eigenvector in the end. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const slope = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (one: Float64Array, other: Float64Array, i: number, j: number): void => {
    const [x, y] = [one[i], other[j]];
    one[i] = cosine * x - sine * y;
    other[j] = sine * x + cosine * y;
  };
  for (const row of a) turn(row, row, p, q);
  for (let at = 0; at < a.length; at++) {
    turn(a[p], a[q], at, at);
    turn(vectors[p], vectors[q], at, at);
  }
}
