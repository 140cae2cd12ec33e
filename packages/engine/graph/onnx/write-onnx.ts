import { relative, sep } from 'node:path';
import { elementTypes } from '../element-types.ts';
import type { Attribute, Graph, Initializer, Operation } from '../graph.ts';
import type { Dimension, ElementType } from '../value.ts';
import { fuseAdditions } from './fuse-additions.ts';
import { ProtobufWriter } from './protobuf.ts';

const irVersion = 10;
/** TensorProto.DataLocation.EXTERNAL */
const externalData = 1;
const operatorSets = [
  { domain: '', version: 21 },
  { domain: 'com.microsoft', version: 1 },
];

/**
 * The graph as an ONNX model (onnx.proto of ONNX 1.17: ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto,
 * ValueInfoProto), operator set 21. Initializers are inside, save those
 * that lie in files, which are named as they lie below `root`.
 */
export function writeOnnx(graph: Graph, root = ''): Uint8Array {
  const body = new ProtobufWriter();
  for (const operation of fuseAdditions(graph)) body.message(1, node(operation));
  body.text(2, 'graph');
  for (const initializer of graph.initializers) body.message(5, tensor(initializer, root));
  for (const { value, dimensions } of graph.inputs) {
    body.message(11, valueInfo(value.name, value.type, dimensions));
  }
  for (const value of graph.outputs) body.message(12, valueInfo(value.name, value.type));
  const model = new ProtobufWriter().integer(1, irVersion).text(2, 'holdfast').message(7, body);
  for (const { domain, version } of operatorSets) {
    model.message(8, new ProtobufWriter().text(1, domain).integer(2, version));
  }
  return model.finish();
}

function node({ kind, domain, inputs, outputs, attributes }: Operation): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const input of inputs) message.text(1, input);
  for (const output of outputs) message.text(2, output);
  message.text(3, outputs[0]).text(4, kind);
  for (const [name, attribute] of Object.entries(attributes))
    message.message(5, attributeMessage(name, attribute));
  return message.text(7, domain);
}

function attributeMessage(name: string, attribute: Attribute): ProtobufWriter {
  const message = new ProtobufWriter().text(1, name);
  if ('float' in attribute) return message.float(2, attribute.float).integer(20, 1);
  if ('integer' in attribute) return message.integer(3, attribute.integer).integer(20, 2);
  if ('text' in attribute) return message.text(4, attribute.text).integer(20, 3);
  for (const value of attribute.integers) message.integer(8, value);
  return message.integer(20, 7);
}

function tensor(initializer: Initializer, root: string): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const dim of initializer.dims) message.integer(1, dim);
  message.integer(2, elementTypes[initializer.type]).text(8, initializer.name);
  if ('data' in initializer) {
    const { buffer, byteOffset, byteLength } = initializer.data;
    return message.bytes(9, new Uint8Array(buffer, byteOffset, byteLength));
  }
  const { file, offset, bytes } = initializer.place;
  const location = relative(root, file).split(sep).join('/');
  for (const [key, value] of Object.entries({ location, offset, length: bytes })) {
    message.message(13, new ProtobufWriter().text(1, key).text(2, String(value)));
  }
  return message.integer(14, externalData);
}

function valueInfo(name: string, type: ElementType, dimensions?: readonly Dimension[]): ProtobufWriter {
  const tensorType = new ProtobufWriter().integer(1, elementTypes[type]);
  if (dimensions) {
    const shape = new ProtobufWriter();
    for (const dimension of dimensions) {
      const message = new ProtobufWriter();
      shape.message(
        1,
        typeof dimension === 'number' ? message.integer(1, dimension) : message.text(2, dimension),
      );
    }
    tensorType.message(2, shape);
  }
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensorType));
}
