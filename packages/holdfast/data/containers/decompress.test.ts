import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBytes } from './open-bytes.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-compressed-'));

async function textIn(name: string, parts: readonly Uint8Array[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, Buffer.concat(parts));
  let text = '';
  for await (const { bytes } of openBytes(path)) text += Buffer.from(bytes).toString();
  return text;
}

const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

test('every member and every frame is read, however many there are and wherever they end', async () => {
  // A long one does not compress, so that frames lie across the chunks of a file.
  const piece = fc.oneof(fc.string(), fc.constant(randomBytes(600_000).toString('base64')));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
      const whole = pieces.join('');
      const frames = pieces.map((text) => zlib.zstdCompressSync(text));
      expect(await textIn('frames.zst', frames)).toBe(whole);
      expect(
        await textIn(
          'members.gz',
          pieces.map((text) => zlib.gzipSync(text)),
        ),
      ).toBe(whole);
    }),
    { numRuns: 10 },
  );
});

test('frames that are passed over, and zeros that fill up a file, hide nothing behind them', async () => {
  const [first, second] = ['one\n', 'two\n'];
  const frames = [skipped, zlib.zstdCompressSync(first), skipped, zlib.zstdCompressSync(second)];
  expect(await textIn('skipped.zst', frames)).toBe('one\ntwo\n');
  const members = [zlib.gzipSync(first), Buffer.alloc(3_000_000), zlib.gzipSync(second), Buffer.alloc(10)];
  expect(await textIn('padded.gz', members)).toBe('one\ntwo\n');
});

test.each(['zstd', 'gzip'] as const)('%s: what follows and is no part of it is told', async (compression) => {
  const compress = compression === 'zstd' ? zlib.zstdCompressSync : zlib.gzipSync;
  const parts = [compress('one\n'), Buffer.from('no part of it'), zlib.zstdCompressSync('row\n'.repeat(100))];
  await expect(textIn(`junk.${compression}`, parts)).rejects.toMatchObject({
    code: 'bad-data',
    message: expect.stringMatching(/data is damaged or cut off/),
  });
});

test('whoever leaves in the middle of a file that is cut off hears of no error afterwards', async () => {
  const bytes = zlib.zstdCompressSync(
    Buffer.from(Array.from({ length: 4e6 }, (_, index) => (index * 7919) % 251)),
  );
  const path = join(folder, 'cut.zst');
  await writeFile(path, Buffer.concat([bytes, bytes.subarray(0, -9)]));
  for await (const chunk of openBytes(path)) {
    expect(chunk.compression).toBe('zstd');
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
});
