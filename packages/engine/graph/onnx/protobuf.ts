/**
 * Writes one protocol-buffers message (the wire format of protobuf.dev, "Encoding"), with just the field kinds that
 * ONNX and TensorBoard need.
 */
export class ProtobufWriter {
  private readonly parts: Uint8Array[] = [];

  /** A 64-bit integer field. */
  integer(field: number, value: number | bigint): this {
    this.parts.push(variableInteger((field << 3) | 0), variableInteger(value));
    return this;
  }

  /** A 32-bit float field. */
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.parts.push(variableInteger((field << 3) | 5), bytes);
    return this;
  }

  /** A 64-bit float field. */
  double(field: number, value: number): this {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.parts.push(variableInteger((field << 3) | 1), bytes);
    return this;
  }

  /** A field of bytes. */
  bytes(field: number, value: Uint8Array): this {
    this.parts.push(variableInteger((field << 3) | 2), variableInteger(value.byteLength), value);
    return this;
  }

  /** A field of UTF-8 text. */
  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  /** A field that is a message itself. */
  message(field: number, value: ProtobufWriter): this {
    const parts = value.parts;
    const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
    this.parts.push(variableInteger((field << 3) | 2), variableInteger(length));
    for (const part of parts) this.parts.push(part);
    return this;
  }

  /** The whole message. */
  finish(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

function variableInteger(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
