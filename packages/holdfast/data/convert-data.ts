import { HoldfastError } from '../errors.ts';
import type { FormatName } from './conversations/conversation.ts';
import { writeAtomically } from './files/write-atomically.ts';
import { isProblem } from './formats/format.ts';
import { formatNamed } from './formats/formats.ts';
import { openaiRow } from './formats/writing/openai-row.ts';
import { readConversations } from './read-conversations.ts';

/** A format that data is converted into; `holdfast` holds everything, and is what a run writes. */
export type TargetFormat = FormatName | 'holdfast';

/**
 * Writes the rows of a data file in another format, as JSONL; the file appears only when it is whole. Returns how many
 * rows. Throws HoldfastError as `readConversations` does, and `bad-data` naming the first row that the format cannot hold
 * and what of it.
 */
export async function convertData(
  path: string,
  { to, output, signal }: { to: TargetFormat; output: string; signal?: AbortSignal },
): Promise<number> {
  let rows = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const { line, conversation } of readConversations(path, { signal })) {
      const row = to === 'holdfast' ? openaiRow(conversation) : formatNamed(to).write(conversation);
      if (isProblem(row)) {
        throw new HoldfastError('bad-data', `${path}, row ${line}: ${row.reason}; ${row.remedy}.`);
      }
      rows += 1;
      yield `${JSON.stringify(row)}\n`;
    }
  };
  await writeAtomically(output, lines());
  return rows;
}
