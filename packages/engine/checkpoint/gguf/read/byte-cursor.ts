/** What `ByteCursor` throws where the bytes end before what is read. */
export class EndOfBytes extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads little-endian numbers and texts one after another. Every method throws EndOfBytes past the end. */
export class ByteCursor {
  at = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.bytes.byteLength - this.at;
  }

  unsigned8 = (): number => this.view.getUint8(this.step(1));
  integer8 = (): number => this.view.getInt8(this.step(1));
  unsigned16 = (): number => this.view.getUint16(this.step(2), true);
  integer16 = (): number => this.view.getInt16(this.step(2), true);
  unsigned32 = (): number => this.view.getUint32(this.step(4), true);
  integer32 = (): number => this.view.getInt32(this.step(4), true);
  float32 = (): number => this.view.getFloat32(this.step(4), true);
  float64 = (): number => this.view.getFloat64(this.step(8), true);
  /** 64 bits as a number, which is not exact above 2^53. */
  unsigned64 = (): number => Number(this.view.getBigUint64(this.step(8), true));
  integer64 = (): number => Number(this.view.getBigInt64(this.step(8), true));

  /** UTF-8 of so many bytes. Throws TypeError when it is none. */
  text(length: number): string {
    const start = this.step(length);
    return utf8.decode(this.bytes.subarray(start, start + length));
  }

  private step(length: number): number {
    if (length > this.left) throw new EndOfBytes();
    const start = this.at;
    this.at += length;
    return start;
  }
}
