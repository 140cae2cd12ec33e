import type { Graph } from '../graph.ts';
import { type BlockTensor, blockSize } from '../stored-tensor.ts';
import type { Value } from '../value.ts';

/** What ONNX Runtime may round x to: 8-bit integers, a scale for each 32 of them, which its quickest kernels take. */
const integersOfEightBits = 4;

/**
 * x [rows, in] times the transpose of a matrix [out, in] in 4 or 8 bits: [rows, out], by ONNX Runtime's own operation, which
 * rounds x to 8 bits as llama.cpp does. No gradient flows.
 */
export function blockProduct(
  graph: Graph,
  x: Value,
  name: string,
  { dims: [outputs, inputs], bits, codes, scales }: BlockTensor,
): Value {
  const blocks = inputs / blockSize;
  return graph.operation(
    'MatMulNBits',
    [
      x,
      graph.stored(`${name}.codes`, [outputs, blocks, (blockSize * bits) / 8], 'uint8', codes),
      graph.stored(`${name}.scales`, [outputs * blocks], 'float32', scales),
    ],
    {
      domain: 'com.microsoft',
      attributes: {
        K: { integer: inputs },
        N: { integer: outputs },
        bits: { integer: bits },
        block_size: { integer: blockSize },
        accuracy_level: { integer: integersOfEightBits },
      },
    },
  );
}
