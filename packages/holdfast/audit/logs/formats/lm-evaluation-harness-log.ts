import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { HoldfastError } from '../../../errors.ts';
import type { LogFormat, LoggedAnswer } from '../logged-answer.ts';
import { parseRecord } from '../parse-record.ts';
import { messagesOfPrompt, questionFacts } from './log-text.ts';

const prompt = z.union([z.string(), z.tuple([z.string()]).transform(([text]) => text)]);

const sampleSchema = z.looseObject({
  doc_id: z.union([z.number(), z.string()]),
  doc: z.unknown(),
  arguments: z.record(z.string(), z.looseObject({ arg_0: prompt })),
  resps: z.array(z.array(z.unknown())),
});

/**
 * The samples of EleutherAI's lm-evaluation-harness (`--log_samples`): a line is a document, with the prompt as it was sent
 * and an answer for each repeat. The model stands in the name of the folder, the task in the file's. A task with several
 * filters writes a document once for each: the first counts.
 */
export const lmEvaluationHarnessLog: LogFormat = {
  name: 'lm-evaluation-harness',
  title: 'lm-evaluation-harness',
  recognizes: ({ form, records }) => form === 'lines' && sampleSchema.safeParse(records[0]?.value).success,
  read({ path, records }) {
    const task = /^samples_(.+?)_\d{4}-\d\d-\d\dT/.exec(basename(path))?.[1];
    const model = basename(dirname(path));
    const seen = new Set<string>();
    return records.flatMap((record) => {
      const { place } = record;
      const { doc, doc_id, arguments: requests, resps } = parseRecord(record, { path, schema: sampleSchema });
      if (seen.has(String(doc_id))) return [];
      seen.add(String(doc_id));
      const [request] = Object.values(requests);
      const facts = questionFacts(doc as Record<string, unknown>);
      const common = {
        place,
        model,
        id: String(doc_id),
        messages: messagesOfPrompt(request.arg_0),
        ...facts,
        category: facts.category ?? task,
      };
      return resps.flat().map((answer): LoggedAnswer => {
        if (typeof answer === 'string') return { ...common, text: answer, finish: 'stop' };
        throw new HoldfastError(
          'bad-data',
          `${path}, ${place}: the task compares likelihoods and holds no answer in words; use one whose output_type is generate_until.`,
        );
      });
    });
  },
};
