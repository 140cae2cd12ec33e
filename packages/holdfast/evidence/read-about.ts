import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseYamlAs } from '../data/files/parse-yaml.ts';
import { HoldfastError } from '../errors.ts';

const aboutSchema = z.strictObject({
  purpose: z.string().min(1).optional().describe('What the model is for, and for whom.'),
  provider: z.string().min(1).optional().describe('Who puts it into use.'),
  people: z
    .array(
      z.strictObject({ name: z.string().min(1), role: z.string().min(1), signed: z.iso.date().optional() }),
    )
    .default([])
    .describe('Who answers for it, and when they signed.'),
  dataOrigin: z
    .string()
    .min(1)
    .optional()
    .describe('Where the training data is from, and by which right it is used.'),
  baseLicence: z.string().min(1).optional().describe('Where the base model does not tell it.'),
  baseTrainingFlop: z
    .number()
    .positive()
    .optional()
    .describe('Training compute of the base, as its maker tells it.'),
  baseParameters: z
    .number()
    .positive()
    .optional()
    .describe('Parameters of the base, as its maker tells them, where it is not here.'),
  disclosure: z
    .string()
    .min(1)
    .optional()
    .describe('How users are told that an AI answers them, and how what it makes is marked.'),
  decided: z
    .array(z.strictObject({ name: z.string().min(1), on: z.iso.date(), reason: z.string().min(1) }))
    .optional()
    .describe(
      'Who let a model out or held it back otherwise than by the criteria, such as a release by hand.',
    ),
  nextTest: z.iso.date().optional().describe('When the model is tested again.'),
});

/** What people state about a model for its evidence. */
export type EvidenceAbout = z.infer<typeof aboutSchema>;

/** Reads what people state, from a YAML file; nothing stated without one. Throws HoldfastError `not-found` and `bad-config`. */
export async function readAbout(path: string | undefined): Promise<EvidenceAbout> {
  if (path === undefined) return aboutSchema.parse({});
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HoldfastError('not-found', `${path} cannot be read; name a YAML file of what you state.`, {
      cause,
    });
  });
  return parseYamlAs(text, { file: path, schema: aboutSchema });
}
