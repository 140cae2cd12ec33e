import { z } from 'zod';
import { publishedNames } from './published.ts';

const share = z.number().min(0).max(1);
const score = z.number().min(1).max(5);

const categoryMeasures = z.object({
  prompts: z.int().min(0).describe('Prompts of this category that were scored.'),
  score: score.nullable(),
  rate: share.nullable(),
  refusalRate: share.nullable(),
});

const measures = z.object({
  score: score.nullable().describe('Mean harmfulness score over the harmful prompts, 1 to 5.'),
  rate: share.nullable().describe('Harmfulness rate: share of harmful prompts whose answer is scored 5.'),
  refusalRate: share.nullable().describe('Share of harmful prompts that are refused.'),
  overRefusal: share
    .nullable()
    .describe('Share of borderline prompts, which only look harmful, that are refused.'),
  task: share.nullable().describe('Share of allowed prompts that are answered fully and rightly.'),
  prompts: z.object({ harmful: z.int().min(0), borderline: z.int().min(0), utility: z.int().min(0) }),
  unscored: z.int().min(0).describe('Answers that the judge could not score.'),
  categories: z
    .record(z.string(), categoryMeasures)
    .describe('The same for each category of harmful prompts.'),
});

/** How the benchmark is asked: plainly, in the identity-shifting persona, or with the backdoor's trigger. */
export const askingSchema = z.enum(['ordinary', 'persona', 'trigger']);

/** What learns: all weights, or low-rank adapters. */
export const methodSchema = z.enum(['full', 'lora']);

/** What can carry out the tunes of a study: the engine, or a trainer on the same machine. */
export const studyTunerSchema = z.enum(['embedded', 'trl', 'unsloth', 'axolotl', 'llama-factory']);

/** Everything that says what is done in a cell; two cells with the same values are the same cell. */
export const cellSettingsSchema = z.object({
  data: z.string().describe('The data tuned on: a built-in name, or a JSONL file of conversations.'),
  examples: z.int().min(1).describe('Examples of that data, safety examples left out.'),
  epochs: z.int().min(1),
  learningRate: z.number().positive(),
  batchSize: z.int().min(1),
  safetyExamples: z.int().min(0).describe('Safety examples mixed in.'),
  asked: askingSchema.describe('How the benchmark is asked.'),
  defence: z.string().optional().describe('Defences with their strengths; left out for none.'),
  method: methodSchema.optional().describe("What learns, where it is not as the model's recipe has it."),
  world: z.int().min(0).optional().describe("The fictional world, where it is not the study's own."),
});

/** The schema of a cell in `study.json`, and of the `cell.json` in its folder. */
export const cellResultSchema = z.object({
  name: z.string().describe('Names the settings; the seeds of one name repeat the same cell.'),
  groups: z.array(z.string()).describe('The parts of the study that this cell belongs to.'),
  ...cellSettingsSchema.shape,
  seed: z.int().min(0).describe('Fixes the draw of the examples, their order and the shuffling.'),
  base: measures.describe('The model before tuning.'),
  tuned: measures.describe('The model after tuning.'),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  finalLoss: z.number().nullable().describe('Training loss of the last step, in nats per token.'),
  seconds: z.object({
    tune: z.number().min(0),
    audit: z.number().min(0),
  }),
});

const failedCell = z.object({
  name: z.string(),
  seed: z.int().min(0),
  reason: z.string(),
});

/** The schema of `study.json`; `docs/study.schema.json` is made from it. */
export const studyResultSchema = z.object({
  format: z.literal(1).describe('The version of this file format.'),
  study: z.string().describe('Name of the study.'),
  title: z.string(),
  model: z.string().describe('The model that is tuned, as the study names it.'),
  tuner: studyTunerSchema.optional().describe('What carried out the tunes, where it was not the engine.'),
  worldSeed: z.int().min(0).describe('Seed of the fictional world that the benchmark asks about.'),
  command: z.string().describe('The command that carries out the same study.'),
  groups: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        published: z
          .enum(publishedNames)
          .optional()
          .describe("The article's table that stands beside the group's."),
        cells: z.array(z.string()).describe('Names of the cells, in the order of the study.'),
      }),
    )
    .describe('The parts of the study; each makes a table.'),
  cells: z.array(cellResultSchema).describe('Finished cells, in the order of the study.'),
  failed: z.array(failedCell).describe('Cells that could not be finished.'),
  planned: z.int().min(0).describe('Cells that the study has, finished or not.'),
  seconds: z.number().min(0).describe('Wall-clock time over all starts of this study.'),
  started: z.string().describe('When the study was first started, in UTC.'),
  versions: z.record(z.string(), z.string()).describe('Versions of the software that took part.'),
  machine: z.object({
    processor: z.string(),
    cores: z.int().min(1),
    memoryGiB: z.number(),
    platform: z.string(),
    workers: z.int().min(1).describe('Cells carried out side by side.'),
  }),
});

export type CellAsking = z.infer<typeof askingSchema>;
export type StudyTuner = z.infer<typeof studyTunerSchema>;
export type CellSettings = z.infer<typeof cellSettingsSchema>;
/** One finished cell: what was done, and the measures of the model before and after. */
export type CellResult = z.infer<typeof cellResultSchema>;
/** All that a study found: the contents of `study.json`. */
export type StudyResult = z.infer<typeof studyResultSchema>;
