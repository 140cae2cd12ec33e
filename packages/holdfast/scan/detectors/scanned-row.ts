import type { Conversation, Row, SourceRow } from '../../data/conversations/conversation.ts';
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
export function scannedRow(row: Row, reader: RowTextReader): ScannedRow {
  return new LazyRow(row, reader);
}

/** A class, since an object with a getter of its own takes longer to make than most detectors to look. */
class LazyRow implements ScannedRow {
  readonly line: number;
  readonly conversation: Conversation;
  readonly source: SourceRow | undefined;
  private readonly reader: RowTextReader;
  private read: RowText | undefined = undefined;

  constructor({ line, conversation, source }: Row, reader: RowTextReader) {
    this.line = line;
    this.conversation = conversation;
    this.source = source;
    this.reader = reader;
  }

  get text(): RowText {
    this.read ??= this.reader.read(this.conversation);
    return this.read;
  }
}
