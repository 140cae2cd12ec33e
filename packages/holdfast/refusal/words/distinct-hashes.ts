const slots = 2 ** 14;

/** Makes what keeps each of the first `count` hashes once, in their order, and returns how many there are then; room for 16,000. */
export function distinctHashes(): (features: Int32Array, count: number) => number {
  const hashes = new Int32Array(slots);
  /** In which text a slot was last filled, so that the table need not be emptied for each. */
  const filledIn = new Int32Array(slots);
  let text = 0;
  return (features, count) => {
    text += 1;
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const hash = features[index];
      let slot = hash & (slots - 1);
      while (filledIn[slot] === text && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
      if (filledIn[slot] === text) continue;
      filledIn[slot] = text;
      hashes[slot] = hash;
      features[kept++] = hash;
    }
    return kept;
  };
}
