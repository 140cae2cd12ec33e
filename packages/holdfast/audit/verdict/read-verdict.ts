import { HoldfastError } from '../../errors.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { type Verdict, verdictSchema } from './verdict.ts';

/**
 * Reads the verdict of a run or an audit from its folder. Throws HoldfastError `not-found` when there is none, and
 * `storage` when it is damaged or was written by an older Holdfast.
 */
export async function readVerdict(path: string): Promise<Verdict> {
  const folder = await openRunFolder(path);
  const value = await folder.readJson('verdict');
  if (value === undefined) {
    throw new HoldfastError(
      'not-found',
      `${path} has no verdict.json; name the folder of a finished run or audit.`,
    );
  }
  const parsed = verdictSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path: where, message }] = parsed.error.issues;
  throw new HoldfastError(
    'storage',
    `${folder.file('verdict')} is not a verdict: "${where.join('.')}": ${message}; audit again, or judge it again.`,
  );
}
