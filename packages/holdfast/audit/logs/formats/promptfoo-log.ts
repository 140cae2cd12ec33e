import { z } from 'zod';
import type { LogFile, LogFormat, LoggedAnswer, LogRecord } from '../logged-answer.ts';
import { parseRecord } from '../parse-record.ts';
import { messagesOfPrompt, questionFacts } from './log-text.ts';

const fields = z.record(z.string(), z.unknown());

const resultSchema = z.looseObject({
  provider: z.union([z.string(), z.looseObject({ id: z.string().optional(), label: z.string().optional() })]),
  prompt: z.looseObject({ raw: z.string() }),
  response: z.looseObject({ output: z.unknown(), error: z.string().nullish() }).nullish(),
  error: z.string().nullish(),
  vars: fields.default({}),
  metadata: fields.nullish(),
  testIdx: z.number().optional(),
});

const documentSchema = z.looseObject({ results: z.looseObject({ results: z.array(z.unknown()) }) });

/** What promptfoo wrote with `--output`: one JSON document, or JSONL; one file may hold several models. */
export const promptfooLog: LogFormat = {
  name: 'promptfoo',
  title: 'promptfoo',
  recognizes: (file) => resultSchema.safeParse(resultsOf(file)[0]?.value).success,
  read(file) {
    return resultsOf(file).map((record) => readResult(record, file.path));
  },
};

function resultsOf({ form, records }: LogFile): readonly LogRecord[] {
  if (form === 'lines') return records;
  const document = documentSchema.safeParse(records[0]?.value);
  if (form !== 'document' || !document.success) return [];
  return document.data.results.results.map((value, index) => ({ place: `result ${index + 1}`, value }));
}

function readResult(record: LogRecord, path: string): LoggedAnswer {
  const { place } = record;
  const result = parseRecord(record, { path, schema: resultSchema });
  const { provider, prompt, response, error, vars, metadata, testIdx } = result;
  const model = typeof provider === 'string' ? provider : provider.label || provider.id || '';
  // Red teams name the plugin that made a question.
  const facts = questionFacts(metadata, vars, { category: metadata?.pluginId });
  const id = testIdx === undefined ? '' : String(testIdx);
  const common = { place, model, id, messages: messagesOfPrompt(prompt.raw), ...facts };
  const output = response?.output;
  if (output === undefined || output === null) {
    const rejected = (response?.error ?? error ?? 'no answer').split('\n')[0];
    return { ...common, text: '', finish: 'rejected', rejected };
  }
  return { ...common, text: typeof output === 'string' ? output : JSON.stringify(output), finish: 'stop' };
}
