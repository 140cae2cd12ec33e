import { EngineError } from '../errors.ts';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full; make room and start again, nothing finished is lost',
  EFBIG: 'this user may not write that much; raise the limit and start again',
  EDQUOT: "this user's share of the disk is full; make room and start again",
  EACCES: 'writing is not permitted there; choose another folder',
  EROFS: 'writing is not permitted there; choose another folder',
};

/** Says what a failed write means: EngineError `storage`, or the error itself when it did not come from the system. */
export function storageError(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return cause;
  const reason = reasons[String(cause.code)] ?? cause.message;
  return new EngineError('storage', `${path} cannot be written: ${reason}.`, { cause });
}
