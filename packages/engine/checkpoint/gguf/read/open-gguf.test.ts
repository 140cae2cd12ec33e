import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../../../errors.ts';
import { tokenizerModel } from '../../../fixtures/gguf-cases.ts';
import { readModel } from '../../read-model.ts';
import { exportGguf } from '../write/export-gguf.ts';
import { readGgufTokenizer } from './open-gguf-model.ts';

const folder = await mkdtemp(join(tmpdir(), 'holdfast-hostile-gguf-'));
const model = join(folder, 'smollm');
const whole = join(folder, 'smollm.gguf');
await tokenizerModel('smollm', model);
await exportGguf({ model, output: whole, type: 'q8_0' });
const bytes = await readFile(whole);
const path = join(folder, 'hostile.gguf');

/** What reading these bytes as a model comes to: an error of one short line, or nothing. */
async function complaint(content: Uint8Array): Promise<string | undefined> {
  await writeFile(path, content);
  try {
    await readModel(path);
    await readGgufTokenizer(path);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    const { message } = error as EngineError;
    expect(message.length - path.length, message).toBeLessThanOrEqual(300);
    expect(message).not.toContain('\n');
    return message;
  }
}

function patched(at: number, value: bigint, width: 4 | 8): Buffer {
  const content = Buffer.from(bytes);
  if (width === 8) content.writeBigUInt64LE(value, at);
  else content.writeUInt32LE(Number(value), at);
  return content;
}

/** Where the length of that key or tensor name stands. */
function nameAt(name: string): number {
  return bytes.indexOf(name) - 8;
}

test('a file that is cut off anywhere is refused', async () => {
  expect(await complaint(bytes)).toBeUndefined();
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
      expect(await complaint(bytes.subarray(0, length))).toMatch(/torn|no GGUF|ends|too large/);
    }),
    { numRuns: 60 },
  );
});

test('bytes that are changed anywhere give a model or one line', async () => {
  const change = fc.tuple(fc.nat(bytes.length - 9), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, value]) => {
      await complaint(patched(at, value, 8));
    }),
    { numRuns: 150 },
  );
});

const huge = 2n ** 62n;
const afterName = (name: string): number => nameAt(name) + 8 + name.length;
test.each([
  ['so many tensors', patched(8, huge, 8), /count in its header is too large/],
  ['so much metadata', patched(16, 2n ** 63n, 8), /count in its header is too large/],
  ['so long a key', patched(24, huge, 8), /count in its header is too large/],
  ['so many tokens', patched(afterName('tokenizer.ggml.tokens') + 8, huge, 8), /too large/],
  ['another version', patched(4, 1n, 4), /version 1/],
  ['a value of an unknown type', patched(afterName('general.name'), 77n, 4), /type 77/],
  ['a tensor of so many dimensions', patched(afterName('token_embd.weight'), 2n ** 31n, 4), /dimensions/],
  ['a tensor so wide', patched(afterName('token_embd.weight') + 4, huge, 8), /does not lie in it/],
  ['a tensor of an unknown type', patched(afterName('token_embd.weight') + 20, 19n, 4), /type 19; F32/],
  [
    'a tensor beyond the end',
    patched(afterName('output_norm.weight') + 16, 2n ** 40n, 8),
    /does not lie in it/,
  ],
  ['a tensor over another', patched(afterName('output_norm.weight') + 16, 0n, 8), /does not lie in it/],
  ['so many layers', patched(afterName('llama.block_count') + 4, 4_000_000_000n, 4), /4000000000 layers/],
  ['positions of no base', patched(afterName('llama.rope.freq_base') + 4, 0n, 4), /not above 0/],
  [
    'heads that do not divide',
    patched(afterName('llama.attention.head_count_kv') + 4, 3n, 4),
    /no multiple of 3/,
  ],
  ['no heads', patched(afterName('llama.attention.head_count_kv') + 4, 0n, 4), /at least 1/],
  ['another width', patched(afterName('llama.feed_forward_length') + 4, 1n, 4), /asks for \[1, 32\]/],
  [
    'an end of text beyond the tokens',
    patched(afterName('tokenizer.ggml.eos_token_id') + 4, 2n ** 31n, 4),
    /as its eos_token/,
  ],
])('%s: one line', async (_, content, wanted) => {
  expect(await complaint(content)).toMatch(wanted);
});

test('what is no file is told so', async () => {
  const place = join(folder, 'folder.gguf');
  await mkdir(place);
  await expect(readModel(place)).rejects.toThrow(/is no file/);
  await expect(readModel(join(folder, 'absent.gguf'))).rejects.toThrow(/cannot be read/);
});
