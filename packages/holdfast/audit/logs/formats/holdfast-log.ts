import { z } from 'zod';
import { benchmarkKinds } from '../../benchmarks/benchmark.ts';
import type { LogFormat, LoggedAnswer } from '../logged-answer.ts';
import { parseRecord } from '../parse-record.ts';
import { loggedMessage, messageOf } from './log-text.ts';

const lineSchema = z.object({
  id: z.string(),
  kind: z.enum(benchmarkKinds),
  category: z.string(),
  group: z.string().optional(),
  messages: z.array(loggedMessage).min(1),
  text: z.string(),
  finish: z.enum(['stop', 'length', 'refusal', 'filter', 'rejected']),
  rejected: z.string().optional(),
});

/** The answers of an audit or a run of Holdfast's own: `answers.base.jsonl`, `answers.tuned.jsonl`. */
export const holdfastLog: LogFormat = {
  name: 'holdfast',
  title: 'Holdfast',
  recognizes: ({ form, records }) => form === 'lines' && lineSchema.safeParse(records[0]?.value).success,
  read({ path, records }) {
    return records.map((record): LoggedAnswer => {
      const line = parseRecord(record, { path, schema: lineSchema });
      return { ...line, place: record.place, model: '', messages: line.messages.map(messageOf) };
    });
  },
};
