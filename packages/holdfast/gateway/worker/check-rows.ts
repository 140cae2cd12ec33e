import { readConversations } from '../../data/read-conversations.ts';
import { HoldfastError } from '../../errors.ts';

/**
 * Reads a training file through. Throws HoldfastError `bad-data` for a row that cannot be read, and for rows that are not what
 * a method learns from: `dpo` takes preference pairs, `supervised` anything else.
 */
export async function checkRows(
  file: string,
  { method, signal }: { method: 'supervised' | 'dpo'; signal: AbortSignal },
): Promise<number> {
  let rows = 0;
  for await (const { line, conversation } of readConversations(file, { signal })) {
    rows += 1;
    const isPair = conversation.rejected !== undefined;
    if (isPair === (method === 'dpo')) continue;
    const problem = isPair
      ? 'is a preference pair; say method dpo'
      : 'is no preference pair; say method supervised';
    throw new HoldfastError('bad-data', `Line ${line} ${problem}.`);
  }
  if (rows === 0) throw new HoldfastError('bad-data', 'The file has no rows.');
  return rows;
}
