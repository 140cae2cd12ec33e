import { elementTypes } from './element-types.ts';
import { type BlockTensor, blockSize, type FilePlace, type FrozenTensor } from './stored-tensor.ts';
import type { Backward, Dimension, ElementType, Value } from './value.ts';

/** An attribute of an ONNX operation: an integer, a list of integers, a float or a text (told apart by the key). */
export type Attribute =
  | { integer: number }
  | { integers: readonly number[] }
  | { float: number }
  | { text: string };

export interface Operation {
  kind: string;
  domain: '' | 'com.microsoft';
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: Readonly<Record<string, Attribute>>;
}

export interface GraphInput {
  value: Value;
  dimensions: readonly Dimension[];
}

export type Initializer = { name: string; dims: readonly number[] } & (
  | { type: ElementType; data: Float32Array | BigInt64Array | Uint8Array }
  | { type: ElementType; place: FilePlace }
);

export interface OperationOptions {
  domain?: 'com.microsoft';
  attributes?: Record<string, Attribute>;
  type?: ElementType;
  /** Inputs through which a gradient flows; needed with `backward`. */
  through?: readonly Value[];
  backward?: Backward;
}

/** A tensor graph under construction: operations in the order in which they run. */
export class Graph {
  readonly inputs: GraphInput[] = [];
  readonly initializers: Initializer[] = [];
  readonly operations: Operation[] = [];
  readonly outputs: Value[] = [];
  /** Operation outputs with gradients, in the order in which they are computed. */
  readonly differentiated: Value[] = [];
  private readonly constants = new Map<string, Value>();
  private count = 0;

  /** A tensor that is fed at each run; `differentiable` when the loss is to be differentiated by it. */
  input(
    name: string,
    dimensions: readonly Dimension[],
    options: { type?: ElementType; differentiable?: boolean } = {},
  ): Value {
    const value: Value = {
      name,
      type: options.type ?? 'float32',
      differentiable: options.differentiable ?? false,
    };
    this.inputs.push({ value, dimensions });
    return value;
  }

  /** A tensor that is part of the graph, in memory or in a file. */
  initializer(name: string, tensor: FrozenTensor): Value {
    if ('data' in tensor) {
      this.initializers.push({ name, dims: tensor.dims, type: 'float32', data: tensor.data });
      return { name, type: 'float32', differentiable: false };
    }
    if ('codes' in tensor) return this.blocks(name, tensor);
    const value = this.stored(name, tensor.dims, tensor.type, tensor.place);
    if (tensor.type === 'float32') return value;
    const attributes = { to: { integer: elementTypes.float32 } };
    const expand = (kept: Value, anchor?: Value): Value =>
      this.operation('Cast', [anchor ? this.after(kept, tensor.dims, anchor) : kept], { attributes });
    return { name, type: 'float32', differentiable: false, kept: { value, expand } };
  }

  /** A tensor of any type that lies in a file, or whose bytes are in memory. */
  stored(
    name: string,
    dims: readonly number[],
    type: ElementType,
    content: FilePlace | Float32Array | Uint8Array,
  ): Value {
    const initializer = 'file' in content ? { place: content } : { data: content };
    this.initializers.push({ name, dims, type, ...initializer });
    return { name, type, differentiable: false };
  }

  private blocks(name: string, { dims, bits, codes, scales }: BlockTensor): Value {
    const [outputs, inputs] = dims;
    const blocks = [outputs, inputs / blockSize];
    const type = bits === 4 ? 'uint4' : 'uint8';
    const value = this.stored(`${name}.codes`, dims, type, codes);
    const scale = this.stored(`${name}.scales`, blocks, 'float32', scales);
    // One zero point a block, as the operation asks for; matrices of the same shape share them.
    const zero = this.constant(`middles:${bits}:${blocks.join(',')}`, (name) => ({
      name,
      dims: blocks,
      type,
      data: new Uint8Array(Math.ceil((blocks[0] * blocks[1] * bits) / 8)).fill(bits === 4 ? 0x88 : 0x80),
    }));
    const attributes = { axis: { integer: 1 }, block_size: { integer: blockSize } };
    const expand = (kept: Value, anchor?: Value): Value =>
      this.operation('DequantizeLinear', [kept, anchor ? this.after(scale, blocks, anchor) : scale, zero], {
        attributes,
      });
    return { name, type: 'float32', differentiable: false, kept: { value, expand } };
  }

  /** A scalar constant. */
  scalar(number: number): Value {
    return this.constant(`scalar:${number}`, (name) => ({
      name,
      dims: [],
      type: 'float32',
      data: Float32Array.of(number),
    }));
  }

  /** A constant list of integers, as shapes and axes are. */
  integers(values: readonly number[]): Value {
    return this.constant(`integers:${values.join(',')}`, (name) => ({
      name,
      dims: [values.length],
      type: 'int64',
      data: BigInt64Array.from(values, BigInt),
    }));
  }

  /**
   * A tensor of these dimensions as it is, but not before the anchor is there: ONNX Runtime would otherwise expand tensors
   * as early as it likes, all of them at once.
   */
  private after(value: Value, dims: readonly number[], anchor: Value): Value {
    const integer = { type: 'int64' } as const;
    const rows = this.operation('Size', [anchor], integer);
    const zero = this.operation('Sub', [rows, rows], integer);
    const shape = this.operation('Add', [this.integers(dims), zero], integer);
    return this.operation('Reshape', [value, shape], { type: value.type });
  }

  /** Whether some of its tensors lie in files. */
  get mapped(): boolean {
    return this.initializers.some((initializer) => 'place' in initializer);
  }

  /** Appends an ONNX operation and returns its first output. Empty input names stand for optional inputs left out. */
  operation(kind: string, inputs: readonly (Value | undefined)[], options: OperationOptions = {}): Value {
    return this.operationWithOutputs(kind, inputs, 1, options)[0];
  }

  /** Appends an ONNX operation with several outputs; a gradient flows through the first alone. */
  operationWithOutputs(
    kind: string,
    inputs: readonly (Value | undefined)[],
    outputs: number,
    options: OperationOptions = {},
  ): Value[] {
    const differentiable =
      options.backward !== undefined && (options.through ?? []).some((value) => value.differentiable);
    const values = Array.from({ length: outputs }, (_, index): Value => {
      const value = {
        name: `${kind}_${this.count++}`,
        type: options.type ?? ('float32' as const),
        differentiable: index === 0 && differentiable,
      };
      return index === 0 && differentiable && options.backward
        ? { ...value, backward: options.backward }
        : value;
    });
    const anchor = inputs.find((input) => input && !input.kept);
    const expanded = inputs.map((input) =>
      input?.kept ? input.kept.expand(input.kept.value, anchor) : input,
    );
    this.operations.push({
      kind,
      domain: options.domain ?? '',
      inputs: expanded.map((input) => input?.name ?? ''),
      outputs: values.map((value) => value.name),
      attributes: options.attributes ?? {},
    });
    if (differentiable) this.differentiated.push(values[0]);
    return values;
  }

  /** Makes a value an output under a name of its own, through a copy. */
  output(name: string, value: Value): void {
    const named: Value = { name, type: value.type, differentiable: false };
    this.operations.push({
      kind: 'Identity',
      domain: '',
      inputs: [value.name],
      outputs: [name],
      attributes: {},
    });
    this.outputs.push(named);
  }

  /**
   * Makes an operation's output an output of the graph under a name of its own, without a copy: the operation writes
   * straight into the memory that a run gives for it. The value must not be used inside the graph.
   */
  nameOutput(name: string, value: Value): void {
    const place = this.operations.findIndex(({ outputs }) => outputs.includes(value.name));
    const operation = this.operations[place];
    const outputs = operation.outputs.map((output) => (output === value.name ? name : output));
    this.operations[place] = { ...operation, outputs };
    this.outputs.push({ name, type: value.type, differentiable: false });
  }

  private constant(key: string, make: (name: string) => Initializer): Value {
    const known = this.constants.get(key);
    if (known) return known;
    const initializer = make(key);
    this.initializers.push(initializer);
    const value: Value = { name: initializer.name, type: initializer.type, differentiable: false };
    this.constants.set(key, value);
    return value;
  }
}
