import { z } from 'zod';
import type { LogFormat, LoggedAnswer } from '../logged-answer.ts';
import { parseRecord } from '../parse-record.ts';
import { messagesOfPrompt, questionFacts } from './log-text.ts';

const rowSchema = z.looseObject({
  prompt: z.string().min(1),
  answer: z.string(),
  model: z.string().optional(),
});

/** One's own CSV or JSONL: columns `prompt` and `answer`, and `kind`, `category`, `group`, `id` and `model` if there are any. */
export const plainLog: LogFormat = {
  name: 'plain',
  title: 'a table with prompts and answers',
  recognizes: ({ form, records }) =>
    (form === 'lines' || form === 'table') && rowSchema.safeParse(records[0]?.value).success,
  read({ path, records }) {
    return records.map((record): LoggedAnswer => {
      const row = parseRecord(record, { path, schema: rowSchema });
      const { prompt, answer, id, model = '' } = row;
      return {
        place: record.place,
        model,
        id: String(id ?? ''),
        messages: messagesOfPrompt(prompt),
        text: answer,
        finish: 'stop',
        ...questionFacts(row),
      };
    });
  },
};
