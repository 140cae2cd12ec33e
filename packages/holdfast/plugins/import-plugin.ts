import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HoldfastError } from '../errors.ts';
import { interfaceVersion } from './interface-version.ts';

/** What a user's own file exports under one name. */
export interface Plugin {
  /** As the user named the file. */
  file: string;
  /** The name of the export. */
  exported: string;
  value: unknown;
  /** Changes when the file does; what it imports does not count. */
  fingerprint: string;
}

/**
 * Loads a user's own file, JavaScript or TypeScript whose types Node strips, and returns what it exports under the name.
 * Throws HoldfastError `not-found` and `bad-config`, each saying in one line which file, which export and what is missing.
 */
export async function importPlugin(file: string, exported: string): Promise<Plugin> {
  const path = resolve(file);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new HoldfastError('not-found', `${file} cannot be read; name a file that exports "${exported}".`, {
      cause,
    });
  }
  const exports = await load(file, path);
  const version = exports.interfaceVersion;
  if (version !== interfaceVersion) {
    const problem =
      version === undefined
        ? 'has no export "interfaceVersion"'
        : `is written against version ${String(version)} of the interfaces, and this Holdfast knows version ${interfaceVersion}`;
    throw new HoldfastError(
      'bad-config',
      `${file} ${problem}; write \`export const interfaceVersion = ${interfaceVersion};\` and see docs/extending.md.`,
    );
  }
  if (exports[exported] === undefined) {
    throw new HoldfastError('bad-config', `${file} has no export "${exported}"; see docs/extending.md.`);
  }
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { file, exported, value: exports[exported], fingerprint };
}

async function load(file: string, path: string): Promise<Record<string, unknown>> {
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (isCommonJs(file, cause)) {
      const renamed = file.replace(/\.([jt]s)$/, '.m$1');
      throw new HoldfastError(
        'bad-config',
        `${file} is read as CommonJS, since the nearest package.json says "type": "commonjs"; rename it to ${renamed}.`,
        { cause },
      );
    }
    const why =
      code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? `Node ${process.versions.node} reads no TypeScript; use Node 22.18 or newer, or JavaScript`
        : String(message ?? cause).split('\n')[0];
    throw new HoldfastError('bad-config', `${file} cannot be loaded: ${why}.`, { cause });
  }
}

/** Whether Node read a module as CommonJS, as it does in a folder whose package.json asks for that. */
function isCommonJs(file: string, cause: unknown): boolean {
  const said = cause instanceof Error ? cause.message : '';
  return (
    /\.[jt]s$/.test(file) &&
    /^(Unexpected token 'export'|Cannot use import statement outside a module)/.test(said)
  );
}
