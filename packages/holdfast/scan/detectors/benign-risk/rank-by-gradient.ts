/**
 * How much a row pulls a model towards harm and away from refusing: the mean cosine of its gradient with the harmful
 * anchors' less that with the safe anchors' (He et al. 2024, "What is in Your Safe Data?", bidirectional anchoring with
 * gradients of the first tokens of answers). From -2 to 2; higher is riskier. Throws RangeError without anchors.
 */
export function rankByGradient({
  rows,
  harmful,
  safe,
}: {
  rows: readonly Float32Array[];
  /** Gradients of harmful prompts that are answered, and of the like that are refused. */
  harmful: readonly Float32Array[];
  safe: readonly Float32Array[];
}): number[] {
  if (harmful.length === 0 || safe.length === 0) throw new RangeError('Ranking by gradient needs anchors.');
  const [towards, away] = [meanDirection(harmful), meanDirection(safe)];
  return rows.map((row) => {
    const length = Math.sqrt(dot(row, row)) || 1;
    return (dot(row, towards) - dot(row, away)) / length;
  });
}

function meanDirection(gradients: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(gradients[0].length);
  for (const gradient of gradients) {
    const length = (Math.sqrt(dot(gradient, gradient)) || 1) * gradients.length;
    for (let index = 0; index < mean.length; index++) mean[index] += gradient[index] / length;
  }
  return mean;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}
