/**
 * The area under the ROC curve: how likely a row that is bad has a higher score than one that is not, ties counting half
 * (Mann and Whitney 1947). NaN without both.
 */
export function areaUnderCurve(scores: readonly number[], bad: readonly boolean[]): number {
  const ranks = averageRanks(scores);
  const positives = bad.filter(Boolean).length;
  const negatives = bad.length - positives;
  const sum = ranks.reduce((total, rank, index) => total + (bad[index] ? rank : 0), 0);
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Spearman's rank correlation, ties at their average rank. NaN where one side does not vary. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [averageRanks(a), averageRanks(b)];
  const mean = (a.length + 1) / 2;
  let [product, left, right] = [0, 0, 0];
  for (const [index, rank] of x.entries()) {
    product += (rank - mean) * (y[index] - mean);
    left += (rank - mean) ** 2;
    right += (y[index] - mean) ** 2;
  }
  return product / Math.sqrt(left * right);
}

function averageRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((i, j) => values[i] - values[j]);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to += 1;
    for (let place = from; place < to; place++) ranks[order[place]] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
