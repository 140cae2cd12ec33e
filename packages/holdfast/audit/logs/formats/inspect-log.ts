import { z } from 'zod';
import { HoldfastError } from '../../../errors.ts';
import type { Finish } from '../../../models/chat-model.ts';
import type { LogFile, LogFormat, LoggedAnswer, LogRecord } from '../logged-answer.ts';
import { parseRecord } from '../parse-record.ts';
import { loggedMessage, messageOf, questionFacts } from './log-text.ts';

const sampleSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  epoch: z.number(),
  messages: z.array(loggedMessage),
  output: z.looseObject({
    choices: z
      .array(z.looseObject({ message: loggedMessage, stop_reason: z.string().nullish() }))
      .default([]),
  }),
  metadata: z.record(z.string(), z.unknown()).default({}),
  attachments: z.record(z.string(), z.string()).default({}),
  error: z.looseObject({ message: z.string() }).nullish(),
});

const evalSchema = z.looseObject({ eval: z.looseObject({ task: z.string(), model: z.string() }) });

/** How Inspect says that an answer ended; whatever else it says, the answer was whole. */
const finishes: Readonly<Record<string, Finish>> = {
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'filter',
};

/** What stands for a long text that Inspect keeps once and apart. */
const attachment = 'attachment://';

/**
 * Logs of UK AISI's Inspect: an `.eval` archive with a file for each sample, or one JSON document (`inspect log convert`).
 * A sample is a question and an epoch; its last message is the answer.
 */
export const inspectLog: LogFormat = {
  name: 'inspect',
  title: 'Inspect',
  recognizes: ({ form, records }) =>
    form === 'archive'
      ? records.some(({ place }) => place === 'header.json' || place === '_journal/start.json')
      : form === 'document' && records.some(({ value }) => documentSchema.safeParse(value).success),
  read(file) {
    const { model, task, samples } = samplesOf(file);
    return samples.map((record) => readSample(record, { model, task, path: file.path }));
  },
};

const documentSchema = evalSchema.extend({ samples: z.array(z.unknown()).nullish() });

function samplesOf({ path, form, records }: LogFile): { model: string; task: string; samples: LogRecord[] } {
  const about = records.flatMap(({ value }) => evalSchema.safeParse(value).data ?? [])[0]?.eval;
  if (!about) throw new HoldfastError('bad-data', `${path} names no model; make the log again.`);
  const samples =
    form === 'archive'
      ? records.filter(({ place }) => /^samples\/.*\.json$/.test(place))
      : records.flatMap(({ value }) => {
          const all = documentSchema.parse(value).samples ?? [];
          return all.map((sample, index) => ({ place: `sample ${index + 1}`, value: sample }));
        });
  if (samples.length > 0) return { model: about.model, task: about.task, samples };
  throw new HoldfastError('bad-data', `${path} holds no samples; log them (without --no-log-samples).`);
}

function readSample(
  record: LogRecord,
  { model, task, path }: { model: string; task: string; path: string },
): LoggedAnswer {
  const sample = parseRecord(record, { path, schema: sampleSchema });
  const { id, messages: said, output, metadata, attachments, error } = sample;
  const whole = said.map(messageOf).map((message) => {
    const { content } = message;
    if (!content.startsWith(attachment)) return message;
    return { ...message, content: attachments[content.slice(attachment.length)] ?? content };
  });
  const choice = output.choices[0];
  const facts = questionFacts(metadata);
  const conversation = whole.slice(0, 1 + whole.findLastIndex(({ role }) => role === 'user'));
  const common = {
    place: record.place,
    model,
    id: String(id),
    messages: conversation,
    ...facts,
    category: facts.category ?? task,
  };
  const text = choice && whole.at(-1)?.role === 'assistant' ? whole.at(-1)?.content : undefined;
  if (text === undefined) {
    return {
      ...common,
      text: '',
      finish: 'rejected',
      rejected: error?.message.split('\n')[0] ?? 'no answer',
    };
  }
  return { ...common, text, finish: finishes[choice.stop_reason ?? ''] ?? 'stop' };
}
