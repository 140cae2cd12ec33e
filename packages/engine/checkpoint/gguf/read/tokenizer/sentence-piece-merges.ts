/**
 * The merges by which BPE makes what SentencePiece makes of the same pieces (Kudo and Richardson 2018): SentencePiece joins
 * the neighbours whose union has the greatest score, so every pair of pieces whose union is a piece is a merge, in the order
 * of falling scores. Of the pairs that make one piece, that with the earlier left part comes first.
 */
export function sentencePieceMerges(
  pieces: ReadonlyMap<string, number>,
  scores: readonly number[],
): [string, string][] {
  const pairs: { pair: [string, string]; score: number; left: number; right: number }[] = [];
  for (const [piece, id] of pieces) {
    const letters = [...piece];
    for (let cut = 1; cut < letters.length; cut++) {
      const pair: [string, string] = [letters.slice(0, cut).join(''), letters.slice(cut).join('')];
      const [left, right] = pair.map((part) => pieces.get(part));
      if (left !== undefined && right !== undefined) pairs.push({ pair, score: scores[id], left, right });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
  return pairs.map(({ pair }) => pair);
}
