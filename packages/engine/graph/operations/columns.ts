import type { Graph } from '../graph.ts';
import type { Value } from '../value.ts';

/** x [rows, sum of widths] cut into parts side by side, each [rows, width]; a part's gradient is zero elsewhere. */
export function columns(graph: Graph, x: Value, widths: readonly number[]): Value[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let end = 0;
  return widths.map((width) => {
    const from = end;
    end += width;
    const bounds = [[from], [from + width], [1]].map((numbers) => graph.integers(numbers));
    return graph.operation('Slice', [x, ...bounds], {
      through: [x],
      backward: (gradient) => {
        const pads = graph.integers([0, from, 0, total - from - width]);
        return [[x, graph.operation('Pad', [gradient, pads])]];
      },
    });
  });
}
