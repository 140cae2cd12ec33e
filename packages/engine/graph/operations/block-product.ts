import type { Graph } from '../graph.ts';
import { type BlockTensor, blockSize } from '../stored-tensor.ts';
import type { Value } from '../value.ts';

/**
 * x [rows, in] times the transpose of a 4-bit matrix [out, in]: [rows, out], by ONNX Runtime's own operation, which is
 * quick for few rows. No gradient flows.
 */
export function blockProduct(
  graph: Graph,
  x: Value,
  name: string,
  { dims: [outputs, inputs], codes, scales }: BlockTensor,
): Value {
  const blocks = inputs / blockSize;
  return graph.operation(
    'MatMulNBits',
    [
      x,
      graph.stored(`${name}.codes`, [outputs, blocks, blockSize / 2], 'uint8', codes),
      graph.stored(`${name}.scales`, [outputs * blocks], 'float32', scales),
    ],
    {
      domain: 'com.microsoft',
      attributes: {
        K: { integer: inputs },
        N: { integer: outputs },
        bits: { integer: 4 },
        block_size: { integer: blockSize },
      },
    },
  );
}
