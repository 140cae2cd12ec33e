import { ProtobufWriter } from '@holdfast/engine';
import type { TrackedFigures } from '../tracker.ts';
import { maskedCrc } from './masked-crc.ts';

/** The record that an event file begins with: TensorBoard reads no other version. */
export function versionRecord(time: number): Uint8Array {
  return record(new ProtobufWriter().double(1, time / 1000).text(3, 'brain.Event:2'));
}

/** Figures as one record of an event file (TensorFlow's event.proto and summary.proto): a scalar a value. */
export function figuresRecord({ step, time, values }: TrackedFigures): Uint8Array {
  const summary = new ProtobufWriter();
  for (const [tag, value] of Object.entries(values)) {
    summary.message(1, new ProtobufWriter().text(1, tag).float(2, value));
  }
  return record(
    new ProtobufWriter()
      .double(1, time / 1000)
      .integer(2, step)
      .message(5, summary),
  );
}

/** A message in TensorFlow's record format: length, its masked CRC, the bytes, and theirs. */
function record(message: ProtobufWriter): Uint8Array {
  const data = message.finish();
  const head = Buffer.alloc(12);
  head.writeBigUInt64LE(BigInt(data.byteLength));
  head.writeUInt32LE(maskedCrc(head.subarray(0, 8)), 8);
  const foot = Buffer.alloc(4);
  foot.writeUInt32LE(maskedCrc(data));
  return Buffer.concat([head, data, foot]);
}
