import type { Conversation, Row } from '../../../data/conversations/conversation.ts';
import { editText, type TextEdit } from '../../../data/edit-row.ts';
import { readConversations } from '../../../data/read-conversations.ts';
import type { FileFinding } from '../../../scan/file/inspect-block.ts';
import { scanFile } from '../../../scan/file/scan-file.ts';
import { type DecisionPolicy, decideRow, defaultPolicy, editsOf } from '../../../scan/findings/decide.ts';

/** Rows that may be shown to models and people, and how many the data has. */
export interface AskableRows {
  rows: Row[];
  all: number;
}

/** Personal data never goes into a question, whatever is done with it in the data. */
const masking: DecisionPolicy = { ...defaultPolicy, medium: 'rewrite', low: 'rewrite' };

/**
 * The rows of a data file from which a benchmark may be made: those that a scan would not drop, with personal data and secrets masked.
 * Throws HoldfastError as reading does, and the signal's reason on abort.
 */
export async function askableRows(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<AskableRows> {
  const byLine = new Map<number, FileFinding[]>();
  for await (const event of scanFile(path, options)) {
    if (event.type !== 'finding' || event.finding.line === undefined) continue;
    const own = byLine.get(event.finding.line) ?? [];
    byLine.set(event.finding.line, [...own, event.finding]);
  }
  const rows: Row[] = [];
  let all = 0;
  for await (const row of readConversations(path, options)) {
    all += 1;
    const findings = byLine.get(row.line) ?? [];
    if (decideRow(findings, defaultPolicy) === 'drop') continue;
    const secrets = findings.filter(({ detector }) => detector === 'secrets');
    rows.push({ ...row, conversation: masked(row.conversation, editsOf(secrets, masking)) });
  }
  return { rows, all };
}

function masked(conversation: Conversation, edits: readonly TextEdit[]): Conversation {
  if (edits.length === 0) return conversation;
  const messages = conversation.messages.map((message, place) => {
    const own = edits.filter((edit) => edit.message === place && edit.field === undefined);
    return { ...message, content: editText(message.content, own) };
  });
  return { ...conversation, messages };
}
