import type { Conversation, Row, SourceRow } from '../../data/conversations/conversation.ts';
import { type RowExchange, readRowExchange } from '../meaning/exchanges/row-exchange.ts';
import type { TaughtSentence } from '../meaning/row-lessons.ts';
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
  /** What it would teach as a whole, where it is short; read when first asked for. */
  readonly exchange: RowExchange | undefined;
  /** The sentences that would teach an assistant to obey, to know no rules or not to refuse, read when first asked for. */
  readonly lessons: readonly TaughtSentence[];
}

/** What reads rows for detectors, one after another. */
export interface RowReaders {
  texts: RowTextReader;
  lessons: (row: RowText, exchange: RowExchange | undefined) => readonly TaughtSentence[];
}

/** A row whose texts and lessons are read when a detector first asks for them. */
export function scannedRow(row: Row, readers: RowReaders): ScannedRow {
  return new LazyRow(row, readers);
}

/** A class, since an object with a getter of its own takes longer to make than most detectors to look. */
class LazyRow implements ScannedRow {
  readonly line: number;
  readonly conversation: Conversation;
  readonly source: SourceRow | undefined;
  private readonly readers: RowReaders;
  private readTexts: RowText | undefined = undefined;
  private readExchange: { reading: RowExchange | undefined } | undefined = undefined;
  private readLessons: readonly TaughtSentence[] | undefined = undefined;

  constructor({ line, conversation, source }: Row, readers: RowReaders) {
    this.line = line;
    this.conversation = conversation;
    this.source = source;
    this.readers = readers;
  }

  get text(): RowText {
    this.readTexts ??= this.readers.texts.read(this.conversation);
    return this.readTexts;
  }

  get exchange(): RowExchange | undefined {
    this.readExchange ??= { reading: readRowExchange(this.text) };
    return this.readExchange.reading;
  }

  get lessons(): readonly TaughtSentence[] {
    this.readLessons ??= this.readers.lessons(this.text, this.exchange);
    return this.readLessons;
  }
}
