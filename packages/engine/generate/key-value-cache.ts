import { Tensor } from 'onnxruntime-node';
import type { ModelConfiguration } from '../model/configuration.ts';
import { cachedHeadSize } from './cached-attention.ts';

/** Some rows that follow one another. */
export interface Rows {
  from: number;
  count: number;
}

/** Keys and values of every layer for a batch of rows. */
export interface KeyValueCache {
  /** The tensors of some rows, under `past.*` as inputs. */
  inputs(rows: Rows): Record<string, Tensor>;
  /** The names of the outputs that belong into the cache. */
  readonly outputs: readonly string[];
  /**
   * Takes in what a step over [rows, length] tokens put out: of each row, the first of which is `from`, the first `counts[row]`,
   * from its position `starts[row]` on.
   */
  take(
    results: Readonly<Record<string, Tensor>>,
    places: { from: number; starts: Int32Array; counts: Int32Array },
  ): void;
  /** Moves these rows to the front, in this order; row numbers rise. */
  keep(rows: readonly number[]): void;
  /** Copies the first `length` positions of row 0 of another cache of the same model into a row. */
  copy(cache: KeyValueCache, options: { to: number; length: number }): void;
  /** The numbers of one of its tensors, such as `key.0`, and how far its positions reach. */
  read(name: string): { buffer: Float32Array; capacity: number };
}

/** Makes room for so many rows of `capacity` positions. */
export function createKeyValueCache(
  configuration: ModelConfiguration,
  { rows, capacity }: { rows: number; capacity: number },
): KeyValueCache {
  const { layers, keyValueHeads } = configuration;
  const headSize = cachedHeadSize(configuration);
  const rowSize = keyValueHeads * capacity * headSize;
  const buffers = new Map<string, Float32Array>();
  for (let layer = 0; layer < layers; layer++) {
    for (const kind of ['key', 'value']) buffers.set(`${kind}.${layer}`, new Float32Array(rows * rowSize));
  }
  return {
    inputs({ from, count }) {
      const named: Record<string, Tensor> = {};
      for (const [name, buffer] of buffers) {
        const data = buffer.subarray(from * rowSize, (from + count) * rowSize);
        named[`past.${name}`] = new Tensor('float32', data, [count, keyValueHeads, capacity, headSize]);
      }
      return named;
    },
    outputs: [...buffers.keys()].map((name) => `new.${name}`),
    take(results, { from: firstRow, starts, counts }) {
      for (const [name, buffer] of buffers) {
        const { data, dims } = results[`new.${name}`];
        const fresh = data as Float32Array;
        const length = dims[1];
        let from = 0;
        for (let row = 0; row < counts.length; row++) {
          for (let place = 0; place < length; place++) {
            if (place >= counts[row]) {
              from += keyValueHeads * headSize;
              continue;
            }
            let to = (firstRow + row) * rowSize + (starts[row] + place) * headSize;
            for (let head = 0; head < keyValueHeads; head++) {
              for (let index = 0; index < headSize; index++) buffer[to + index] = fresh[from + index];
              from += headSize;
              to += capacity * headSize;
            }
          }
        }
      }
    },
    keep(kept) {
      for (const buffer of buffers.values()) {
        for (const [to, from] of kept.entries()) {
          if (to !== from) buffer.copyWithin(to * rowSize, from * rowSize, (from + 1) * rowSize);
        }
      }
    },
    copy(other, { to, length }) {
      for (const [name, buffer] of buffers) {
        const { buffer: source, capacity: reach } = other.read(name);
        for (let head = 0; head < keyValueHeads; head++) {
          const from = head * reach * headSize;
          const place = to * rowSize + head * capacity * headSize;
          buffer.set(source.subarray(from, from + length * headSize), place);
        }
      }
    },
    read(name) {
      const buffer = buffers.get(name);
      if (!buffer) throw new RangeError(`The cache has no ${name}.`);
      return { buffer, capacity };
    },
  };
}
