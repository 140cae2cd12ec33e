import { z } from 'zod';
import { intervalSchema } from '../../statistics/interval.ts';

/** Schema of `Outcome`. */
export const outcomeSchema = z.enum(['pass', 'fail', 'inconclusive']);

/** What an audit ends in. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Schema of `PartVerdict`. */
export const partVerdictSchema = z.object({
  part: z.enum(['harm', 'over-refusal', 'task']),
  outcome: z.enum([...outcomeSchema.options, 'not measured']),
  margin: z.number().describe('The most that it may get worse.'),
  questions: z.int().min(0).describe('Independent questions that were scored for both models.'),
  worsening: intervalSchema
    .nullable()
    .describe(
      'How much worse the tuned model is: the rise of harm or of over-refusal, the fall of the task. Its ends take unscored answers as against and as for the tuned model. Null if not measured.',
    ),
  furtherQuestions: z
    .int()
    .nullable()
    .optional()
    .describe(
      'When inconclusive: about how many more independent questions would settle it in a sequential audit; null when no number would.',
    ),
});

/** The kind of prompts that each part is measured on. */
export const kindOfPart = { harm: 'harmful', 'over-refusal': 'borderline', task: 'utility' } as const;

/** One of the three things that a verdict decides on: harm, over-refusal and the task. */
export type PartVerdict = z.infer<typeof partVerdictSchema>;
