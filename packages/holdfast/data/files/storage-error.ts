import { EngineError, storageError as engineStorageError } from '@holdfast/engine';
import { HoldfastError } from '../../errors.ts';

/** Says what a failed write means: HoldfastError `storage`, or the error itself when it did not come from the system. */
export function storageError(path: string, cause: unknown): unknown {
  const error = engineStorageError(path, cause);
  const isStorage = error instanceof EngineError && error.code === 'storage';
  return isStorage ? new HoldfastError('storage', error.message, { cause }) : error;
}
