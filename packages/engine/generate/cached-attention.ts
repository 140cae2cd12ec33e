import type { Graph } from '../graph/graph.ts';
import { rotation } from '../graph/operations/rotate.ts';
import type { Value } from '../graph/value.ts';
import type { ModelConfiguration } from '../model/configuration.ts';
import type { LayerParts } from '../model/layers.ts';
import { type RopeValues, ropeInitializers } from '../model/rope-initializers.ts';

/** The head size that ONNX Runtime's grouped-query attention takes and that a model's heads are padded to. */
export function cachedHeadSize({ headSize }: ModelConfiguration): number {
  return Math.ceil(headSize / headStep) * headStep;
}

const headStep = 16;

/**
 * Grouped-query attention of new tokens over themselves and a cache, by ONNX Runtime's own operation. `tokens` is
 * [batch, length]; the graph gets inputs `positions` [batch, length], `seen` [batch] and `total`, `past.key.N` and
 * `past.value.N` [batch, keyValueHeads, capacity, cachedHeadSize], and outputs `new.key.N` and `new.value.N` [batch,
 * length, keyValueHeads * cachedHeadSize], which belong into the cache. The operation could write into the cache itself,
 * but ONNX Runtime's binding copies whatever is an output, the whole cache at every step. Heads of other sizes than the
 * operation takes are padded with zeros, which change no product.
 */
export function cachedAttention(
  graph: Graph,
  configuration: ModelConfiguration,
  tokens: Value,
): LayerParts['attend'] {
  const { heads, keyValueHeads, headSize, slidingWindow, scales, caps } = configuration;
  const wide = cachedHeadSize(configuration);
  const padded = wide !== headSize;
  const seen = graph.input('seen', ['batch'], { type: 'int32' });
  const total = graph.input('total', [], { type: 'int32' });
  const positions = graph.input('positions', ['batch', 'length'], { type: 'int64' });
  const rope = ropeInitializers(graph, configuration);

  const shape = graph.operation('Shape', [tokens], { type: 'int64' });
  const inBatch = (rows: Value, ...widths: number[]): Value =>
    graph.operation('Reshape', [
      rows,
      graph.operation('Concat', [shape, graph.integers(widths)], {
        type: 'int64',
        attributes: { axis: { integer: 0 } },
      }),
    ]);
  /** Rows [batch * length, count * size] as [batch, length, count * wide]. */
  const spread = (rows: Value, count: number, tables?: RopeValues): Value => {
    const straight = inBatch(rows, count * headSize);
    const turned = tables
      ? graph.operation('RotaryEmbedding', [straight, positions, tables.cosine, tables.sine], {
          domain: 'com.microsoft',
          attributes: rotation(count, tables.size),
        })
      : straight;
    if (!padded) return turned;
    const pads = graph.integers([0, 0, 0, 0, 0, 0, 0, wide - headSize]);
    return inBatch(graph.operation('Pad', [inBatch(turned, count, headSize), pads]), count * wide);
  };

  return ({ query, key, value, layer }) => {
    const tables = rope(layer);
    const window = slidingWindow?.layers.includes(layer) ? slidingWindow.size : undefined;
    const cacheShape = ['batch', keyValueHeads, 'capacity', wide];
    const pastKey = graph.input(`past.key.${layer}`, cacheShape);
    const pastValue = graph.input(`past.value.${layer}`, cacheShape);
    const newKey = spread(key, keyValueHeads, tables);
    const newValue = spread(value, keyValueHeads);
    graph.output(`new.key.${layer}`, newKey);
    graph.output(`new.value.${layer}`, newValue);
    const [attended] = graph.operationWithOutputs(
      'GroupQueryAttention',
      [spread(query, heads, tables), newKey, newValue, pastKey, pastValue, seen, total],
      3,
      {
        domain: 'com.microsoft',
        attributes: {
          num_heads: { integer: heads },
          kv_num_heads: { integer: keyValueHeads },
          do_rotary: { integer: 0 },
          scale: { float: scales?.attention ?? 1 / Math.sqrt(headSize) },
          ...(caps?.attention === undefined ? undefined : { softcap: { float: caps.attention } }),
          ...(window === undefined ? {} : { local_window_size: { integer: window } }),
        },
      },
    );
    if (!padded) return graph.operation('Reshape', [attended, graph.integers([-1, heads * headSize])]);
    const cut = graph.operation('Slice', [
      inBatch(attended, heads, wide),
      ...[[0], [headSize], [3]].map((numbers) => graph.integers(numbers)),
    ]);
    return graph.operation('Reshape', [cut, graph.integers([-1, heads * headSize])]);
  };
}
