import { z } from 'zod';
import { requireAskingName } from '../../audit/askings/all-askings.ts';
import { chooseDefences } from '../../defences/choose-defences.ts';
import { HoldfastError } from '../../errors.ts';
import { pluginFilesIn } from '../../plugins/plugin-file.ts';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import { settingsFor } from '../../run/settings/settings-for.ts';
import { putOverride } from '../../settings/parse-settings.ts';

const word = z.string().min(1);

/** What the job brings itself, and no policy. */
const ofTheJob = ['model', 'data', 'seed', 'release'];

/** The settings of a run that a policy lays down, as they were given: what is left out is as `holdfast.yaml` has it. */
const policySettings = z.record(z.string(), z.unknown()).superRefine((settings, context) => {
  const own = ofTheJob.filter((key) => key in settings);
  for (const key of own) context.addIssue({ code: 'custom', path: [key], message: 'is for the job to say' });
  if (own.length > 0) return;
  const parsed = runConfigSchema.safeParse({ ...settings, data: 'none' });
  for (const issue of parsed.error?.issues ?? []) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    context.addIssue({ code: 'custom', path: [...issue.path, ...unknown], message: issue.message });
  }
});

/** What a tenant may do, and what every one of its jobs goes through. Whoever runs the gateway sets it. */
export const policySchema = z.strictObject({
  models: z
    .record(word, word)
    .default({ organism: 'organism' })
    .describe(
      'The base models: the name that jobs and chats say, and what it stands for, as `holdfast run` takes it.',
    ),
  settings: policySettings
    .default({})
    .describe(
      'Settings of every run, as in holdfast.yaml: scan, mix, tune (with the tuner), defence, audit, watch.',
    ),
  release: z
    .strictObject({
      byHand: z
        .enum(['never', 'inconclusive', 'any'])
        .default('inconclusive')
        .describe('Which models two people may let out of the quarantine.'),
      people: z
        .array(word)
        .optional()
        .describe(
          'Who alone may propose and approve that, by the names on keys that whoever runs the gateway made; without it, every admin.',
        ),
      longestDays: z.int().min(1).max(365).default(30).describe('The longest that such a release may last.'),
      letThrough: z
        .enum(['never', 'one', 'two'])
        .default('one')
        .describe(
          'How many of those who run the gateway, or of the reviewers whom they name, let a job through that its scan stopped.',
        ),
    })
    .prefault({}),
  contact: word
    .max(200)
    .optional()
    .describe(
      'Whom the people of the tenant ask when a job is stopped or a model held back, such as an address.',
    ),
  quotas: z
    .strictObject({
      storageBytes: z
        .int()
        .min(0)
        .default(10 * 2 ** 30),
      openJobs: z.int().min(0).default(100).describe('Jobs that wait or run.'),
      jobsPerDay: z.int().min(0).default(1000),
      budgetPerJob: z.number().positive().optional().describe('Most that questions of one job may cost.'),
      budgetPerMonth: z
        .number()
        .positive()
        .optional()
        .describe('Most that the jobs of 30 days may cost, questions and tunes elsewhere together.'),
    })
    .prefault({}),
});

/**
 * A policy that somebody lays down now: askings and defences that nobody knows are refused as well, which would otherwise show when
 * the first job starts. What was laid down before is read by `policySchema`, whatever a later version calls its parts.
 */
export const newPolicySchema = policySchema.superRefine(({ settings }, { addIssue }) => {
  const refuse = (path: (string | number)[], check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof HoldfastError)) throw error;
      addIssue({ code: 'custom', path: ['settings', ...path], message: error.message });
    }
  };
  const parsed = runConfigSchema.safeParse({ ...settings, data: 'none' });
  if (!parsed.success) return;
  const { audit, defence } = parsed.data;
  for (const [index, name] of audit.askings.entries())
    refuse(['audit', 'askings', index], () => requireAskingName(name));
  // A file of one's own lies where jobs are carried out.
  if (defence !== 'auto' && pluginFilesIn(defence).length === 0)
    refuse(['defence'], () => chooseDefences(defence));
});

/** A policy with every default filled in. */
export type TenantPolicy = z.infer<typeof policySchema>;

/** The policy of a tenant of whom nothing was said: the organism, tuned as `holdfast init` would. */
export async function standardPolicy(): Promise<TenantPolicy> {
  const values = await settingsFor({ model: 'organism', data: 'none', name: 'none' });
  const settings = {};
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('.');
    if (value !== undefined && !ofTheJob.includes(path[0]))
      putOverride(settings, { path, value, given: key });
  }
  return policySchema.parse({ settings });
}
