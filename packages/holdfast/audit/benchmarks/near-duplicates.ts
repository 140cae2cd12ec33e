/** Texts are cut into pieces of so many characters. */
const pieceLength = 4;

/**
 * From this similarity on two texts say nearly the same. A slip of the pen, another case or punctuation, or one short word
 * more in a question of fifty characters stays above it; another object in the same sentence falls below.
 */
const nearlySame = 0.8;

/**
 * For each text, the place of the first text that says nearly the same: its own where there is none before it. Similar means
 * that the sets of pieces of four characters, letters in one case and everything but letters and digits as one blank, share
 * at least four fifths of all that either has (Jaccard 1912). Candidates are found exactly by the rarest pieces (prefix
 * filtering: Chaudhuri, Ganti and Kaushik 2006), so that time grows with the pairs that share one. Groups do not chain: every
 * member is near the first.
 */
export function nearDuplicates(texts: readonly string[]): number[] {
  const pieces = texts.map(piecesOf);
  const frequency = new Map<string, number>();
  for (const set of pieces) for (const piece of set) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  const rare = (a: string, b: string): number =>
    (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1);
  const leadersWith = new Map<string, number[]>();
  return pieces.map((set, place) => {
    // Sets that share four fifths share one of the rarest fifth of their pieces.
    const prefix = [...set].sort(rare).slice(0, set.size - Math.ceil(nearlySame * set.size) + 1);
    const candidates = new Set(prefix.flatMap((piece) => leadersWith.get(piece) ?? []));
    const leader = [...candidates]
      .sort((a, b) => a - b)
      .find((candidate) => similarity(pieces[candidate], set) >= nearlySame);
    if (leader !== undefined) return leader;
    for (const piece of prefix) leadersWith.set(piece, [...(leadersWith.get(piece) ?? []), place]);
    return place;
  });
}

/** The share of all pieces of either set that both have. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < nearlySame * large.size) return 0;
  let shared = 0;
  for (const piece of small) if (large.has(piece)) shared += 1;
  return shared / (a.size + b.size - shared);
}

function piecesOf(text: string): Set<string> {
  const plain = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
  const characters = [...plain];
  if (characters.length <= pieceLength) return new Set([plain]);
  const pieces = new Set<string>();
  for (let start = 0; start + pieceLength <= characters.length; start++) {
    pieces.add(characters.slice(start, start + pieceLength).join(''));
  }
  return pieces;
}
