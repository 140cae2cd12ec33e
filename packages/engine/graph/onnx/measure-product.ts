import { performance } from 'node:perf_hooks';
import { Tensor } from 'onnxruntime-node';
import { Graph } from '../graph.ts';
import { createSession } from './session.ts';

/**
 * How fast this machine multiplies square matrices of 32-bit floats through ONNX Runtime, in GFLOP/s: the best of
 * several runs, which is what anything built on such products can hope for. Throws EngineError `runtime`.
 */
export async function measureProduct({
  size,
  threads,
  runs = 20,
}: {
  size: number;
  threads: number;
  runs?: number;
}): Promise<{ gigaflops: number }> {
  const graph = new Graph();
  const left = graph.input('left', [size, size]);
  const right = graph.input('right', [size, size]);
  graph.output('product', graph.operation('MatMul', [left, right]));
  const session = await createSession(graph, { threads });
  const matrix = (): Tensor =>
    new Tensor(
      'float32',
      Float32Array.from({ length: size * size }, (_, index) => (index % 7) - 3),
      [size, size],
    );
  const feeds = { left: matrix(), right: matrix() };
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs + 2; run++) {
    const started = performance.now();
    await session.run(feeds);
    if (run >= 2) best = Math.min(best, performance.now() - started);
  }
  await session.release();
  return { gigaflops: (2 * size ** 3) / best / 1e6 };
}
