import type { Graph } from '../graph.ts';
import { type BlockTensor, blockSize } from '../stored-tensor.ts';
import type { Value } from '../value.ts';

/**
 * What ONNX Runtime may round x to beside a matrix of so many bits: nothing beside 4, whose products are exact; beside 8, 8-bit
 * integers with a scale for each 32 of them, as llama.cpp does, without which such products are slow.
 */
const accuracyLevels = { 4: 0, 8: 4 } as const;

/**
 * x [rows, in] times the transpose of a matrix [out, in] in 4 or 8 bits: [rows, out], by ONNX Runtime's own operation. No gradient
 * flows.
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
        accuracy_level: { integer: accuracyLevels[bits] },
      },
    },
  );
}
