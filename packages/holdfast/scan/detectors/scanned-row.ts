import type { Conversation, SourceRow } from '../../data/conversation.ts';
import type { RowTextReader } from '../text/read-row-text.ts';
import type { RowText } from '../text/row-text.ts';

/** A row of a data file as detectors are shown it. */
export interface ScannedRow {
  /** Counted from 1; in a JSON list, the entry. */
  readonly line: number;
  readonly conversation: Conversation;
  /** As it stood in its file; absent where it was not read from one. */
  readonly source?: SourceRow;
  /** Its texts with their words, read when it is first asked for: most detectors go by them. */
  readonly text: RowText;
}

/** A row whose texts are read when a detector first asks for them. */
export function scannedRow(
  { line, conversation, source }: { line: number; conversation: Conversation; source?: SourceRow },
  reader: RowTextReader,
): ScannedRow {
  let text: RowText | undefined;
  return {
    line,
    conversation,
    source,
    get text() {
      text ??= reader.read(conversation);
      return text;
    },
  };
}
