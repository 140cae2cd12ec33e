import { Tensor } from 'onnxruntime-node';
import { Graph } from '../../packages/engine/graph/graph.ts';
import { createSession } from '../../packages/engine/graph/onnx/session.ts';

/** A matrix product and nothing else, ready to be timed. */
export interface RawProduct {
  /** Seconds of one product: the least of so many runs. */
  time(runs: number): Promise<number>;
  close(): Promise<void>;
}

/** A run costs some microseconds by itself; with this much work in it, they do not count. */
const operationsPerRun = 5e7;
const mostCopies = 64;

/**
 * Compiles [stack, rows, inner] by [stack, inner, columns] for ONNX Runtime, with memory for the result laid out; small
 * products several times in one graph.
 */
export async function openRawProduct(
  { stack, rows, inner, columns }: { stack: number; rows: number; inner: number; columns: number },
  { threads }: { threads: number },
): Promise<RawProduct> {
  const operations = 2 * stack * rows * inner * columns;
  const copies = Math.min(mostCopies, Math.ceil(operationsPerRun / operations));
  const graph = new Graph();
  const right = graph.input('right', [stack, inner, columns]);
  const left = matrices(stack, rows, inner);
  const feeds: Record<string, Tensor> = { right: matrices(stack, inner, columns) };
  const fetches: Record<string, Tensor> = {};
  for (let copy = 0; copy < copies; copy++) {
    const product = graph.operation('MatMul', [graph.input(`left.${copy}`, [stack, rows, inner]), right]);
    graph.nameOutput(`product.${copy}`, product);
    feeds[`left.${copy}`] = left;
    fetches[`product.${copy}`] = matrices(stack, rows, columns);
  }
  const session = await createSession(graph, { threads });
  return {
    async time(runs) {
      let least = Number.POSITIVE_INFINITY;
      for (let run = 0; run < runs; run++) {
        const started = performance.now();
        await session.run(feeds, fetches);
        least = Math.min(least, performance.now() - started);
      }
      return least / copies / 1000;
    },
    close: () => session.release(),
  };
}

function matrices(...dims: number[]): Tensor {
  const size = dims.reduce((all, dim) => all * dim, 1);
  return new Tensor(
    'float32',
    Float32Array.from({ length: size }, (_, index) => (index % 7) - 3),
    dims,
  );
}
