/**
 * The rows of a query or key projection [heads * headSize, width], or the numbers of its bias, in llama.cpp's order: where
 * llama.cpp rotates neighbouring numbers of a head together, Hugging Face rotates the i-th of each half.
 */
export function interleaveHeads(data: Float32Array, headSize: number, width: number): Float32Array {
  return moveRows(data, { headSize, width, back: false });
}

/** The other way round: from llama.cpp's order to Hugging Face's. */
export function separateHeads(data: Float32Array, headSize: number, width: number): Float32Array {
  return moveRows(data, { headSize, width, back: true });
}

function moveRows(
  data: Float32Array,
  { headSize, width, back }: { headSize: number; width: number; back: boolean },
): Float32Array {
  const moved = new Float32Array(data.length);
  for (let row = 0; row < data.length / width; row++) {
    const inner = row % headSize;
    const other = row - inner + 2 * (inner % (headSize / 2)) + Math.floor(inner / (headSize / 2));
    const [from, to] = back ? [other, row] : [row, other];
    moved.set(data.subarray(from * width, (from + 1) * width), to * width);
  }
  return moved;
}
