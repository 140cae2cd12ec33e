import type { Message } from '../../data/conversations/conversation.ts';
import type { Finish } from '../../models/chat-model.ts';
import type { BenchmarkKind } from '../benchmarks/benchmark.ts';

/** An answer that another tool collected, with the question as the model was asked it. */
export interface LoggedAnswer {
  /** Where it stands in the log, such as `line 3`. */
  place: string;
  /** The model as the log names it; empty where it does not. */
  model: string;
  /** The question's own name in the log; empty where it has none. */
  id: string;
  /** What the model was asked; ends with a user message. */
  messages: readonly Message[];
  text: string;
  finish: Finish;
  /** Why there is no answer, where `finish` is `rejected`. */
  rejected?: string;
  /** What the log says of the question, where it does. */
  kind?: BenchmarkKind;
  category?: string;
  group?: string;
}

/** A log of one tool, opened: its records as they stand in it. */
export interface LogFile {
  path: string;
  /** `archive`: a zip file, a record an entry; `document`: one JSON value; `lines`: JSONL, a record a line; `table`: CSV. */
  form: 'archive' | 'document' | 'lines' | 'table';
  records: readonly LogRecord[];
}

export interface LogRecord {
  /** Such as `line 3`, or the name of an archive's entry. */
  place: string;
  value: unknown;
}

/** What reads the logs of one tool. */
export interface LogFormat {
  /** As in `inspect:FILE`. */
  name: string;
  /** The tool, for people. */
  title: string;
  /** Whether a file is such a log. */
  recognizes(file: LogFile): boolean;
  /** The answers in it, in its order. Throws HoldfastError `bad-data` for a log without answers in words. */
  read(file: LogFile): LoggedAnswer[];
}
