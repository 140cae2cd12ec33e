import type { Graph, Operation } from '../graph.ts';

/**
 * The graph's operations with additions moved into the matrix products before them: Add(Gemm(a, b), c) becomes
 * Gemm(a, b, c) where nothing else uses the product. ONNX Runtime adds while it multiplies, for less than an addition by
 * itself costs; residual connections, adapters and sums of gradients are all of this kind.
 */
export function fuseAdditions({ operations, outputs }: Graph): Operation[] {
  const uses = new Map<string, number>(outputs.map(({ name }) => [name, 1]));
  for (const name of operations.flatMap(({ inputs }) => inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const products = new Map<string, Operation>();
  const fused = new Map<string, Operation>();
  for (const operation of operations) {
    const [output] = operation.outputs;
    const sum = operation.kind === 'Add' ? intoProduct(operation, products, uses) : undefined;
    if (sum) {
      fused.delete(sum.product);
      products.delete(sum.product);
    } else if (operation.kind === 'Gemm' && operation.inputs.length === 2) products.set(output, operation);
    fused.set(output, sum?.operation ?? operation);
  }
  return [...fused.values()];
}

/** The addition as part of the later one of the products that it adds, if there is one. */
function intoProduct(
  { inputs, outputs }: Operation,
  products: ReadonlyMap<string, Operation>,
  uses: ReadonlyMap<string, number>,
): { product: string; operation: Operation } | undefined {
  const [a, b] = inputs;
  for (const [name, other] of [
    [b, a],
    [a, b],
  ]) {
    const product = products.get(name);
    if (!product || uses.get(name) !== 1) continue;
    return { product: name, operation: { ...product, inputs: [...product.inputs, other], outputs } };
  }
  return undefined;
}
