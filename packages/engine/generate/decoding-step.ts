import { Tensor } from 'onnxruntime-node';

/** One run of the model: its inputs beside the cache, and where in the cache its tokens lie. */
export interface DecodingStep {
  feeds: Record<string, Tensor>;
  /** Of each row, the position of its first token, and how many of its tokens count. */
  starts: Int32Array;
  counts: Int32Array;
}

/**
 * Prompts, or what is left of them after `seen` tokens that are in the cache already, side by side and padded on the right; the
 * cache of a row is filled up to its own length alone. After seen tokens, ONNX Runtime takes one prompt at a time.
 */
export function promptStep(prompts: readonly (readonly number[])[], seen = 0): DecodingStep {
  const rows = prompts.length;
  const length = Math.max(...prompts.map((prompt) => prompt.length)) - seen;
  const tokens = new BigInt64Array(rows * length);
  const last = new BigInt64Array(rows);
  const filled = new Int32Array(rows);
  for (const [row, prompt] of prompts.entries()) {
    for (let place = seen; place < prompt.length; place++)
      tokens[row * length + place - seen] = BigInt(prompt[place]);
    last[row] = BigInt(row * length + prompt.length - seen - 1);
    filled[row] = prompt.length - 1;
  }
  const positions = BigInt64Array.from(tokens, (_, place) => BigInt(seen + (place % length)));
  return {
    feeds: stepFeeds({ tokens, positions, last, seen: filled, length, total: seen + length }),
    starts: new Int32Array(rows).fill(seen),
    counts: Int32Array.from(prompts, (prompt) => prompt.length - seen),
  };
}

/** The last token of each row, which stands at the position that `places` tells. */
export function tokenStep(rows: readonly { token: number; place: number }[]): DecodingStep {
  const tokens = BigInt64Array.from(rows, ({ token }) => BigInt(token));
  const last = BigInt64Array.from(rows, (_, row) => BigInt(row));
  const seen = Int32Array.from(rows, ({ place }) => place);
  const total = seen.reduce((most, count) => Math.max(most, count), 0) + 1;
  const positions = BigInt64Array.from(seen, BigInt);
  return {
    feeds: stepFeeds({ tokens, positions, last, seen, length: 1, total }),
    starts: seen,
    counts: new Int32Array(rows.length).fill(1),
  };
}

function stepFeeds({
  tokens,
  positions,
  last,
  seen,
  length,
  total,
}: {
  tokens: BigInt64Array;
  positions: BigInt64Array;
  last: BigInt64Array;
  seen: Int32Array;
  length: number;
  total: number;
}): Record<string, Tensor> {
  return {
    tokens: new Tensor('int64', tokens, [last.length, length]),
    positions: new Tensor('int64', positions, [last.length, length]),
    last: new Tensor('int64', last, [last.length]),
    seen: new Tensor('int32', seen, [seen.length]),
    total: new Tensor('int32', Int32Array.of(total), []),
  };
}
