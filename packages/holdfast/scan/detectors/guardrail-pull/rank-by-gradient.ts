/** How a row pulls a model. */
export interface Pull {
  /** From -2 to 2; higher is riskier. */
  rank: number;
  /** The place of the harmful anchor whose gradient is most like the row's. */
  nearest: number;
}

/**
 * How much a row pulls a model towards harm and away from refusing: the mean cosine of its gradient with the harmful
 * anchors' less that with the safe anchors' (He et al. 2024, "What is in Your Safe Data?", bidirectional anchoring with
 * gradients of the first tokens of answers). To first order it is how much likelier than its refusals one step on the row
 * makes the model's harmful answers. Throws RangeError without anchors.
 */
export function pullOf({
  rows,
  harmful,
  safe,
}: {
  rows: readonly Float32Array[];
  /** Gradients of harmful prompts that are answered, and of the like that are refused. */
  harmful: readonly Float32Array[];
  safe: readonly Float32Array[];
}): Pull[] {
  if (harmful.length === 0 || safe.length === 0) throw new RangeError('Ranking by gradient needs anchors.');
  const [towards, away] = [meanDirection(harmful), meanDirection(safe)];
  return rows.map((row) => {
    const rank = (dot(row, towards) - dot(row, away)) / lengthOf(row);
    const likeness = harmful.map((anchor) => dot(row, anchor) / lengthOf(anchor));
    return { rank, nearest: likeness.indexOf(Math.max(...likeness)) };
  });
}

/** The ranks alone; see `pullOf`. */
export function rankByGradient(gradients: Parameters<typeof pullOf>[0]): number[] {
  return pullOf(gradients).map(({ rank }) => rank);
}

function meanDirection(gradients: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(gradients[0].length);
  for (const gradient of gradients) {
    const length = lengthOf(gradient) * gradients.length;
    for (let index = 0; index < mean.length; index++) mean[index] += gradient[index] / length;
  }
  return mean;
}

function lengthOf(gradient: Float32Array): number {
  return Math.sqrt(dot(gradient, gradient)) || 1;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}
