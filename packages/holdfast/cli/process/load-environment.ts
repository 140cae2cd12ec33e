import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { HoldfastError } from '../../errors.ts';

/**
 * Takes the variables of `.env` in the folder where a command is started, keys and proxies among them; what the environment
 * holds already stands. Throws HoldfastError `bad-config` when the file is there and cannot be read.
 */
export function loadEnvironment(path = '.env'): void {
  if (!existsSync(path)) return;
  try {
    loadEnvFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HoldfastError('bad-config', `${path} cannot be read: ${reason}.`, { cause });
  }
}
