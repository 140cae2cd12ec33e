import { z } from 'zod';
import { messageLanguages } from '../../messages/language.ts';
import { dataPath, modelPath, ownFilePath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';
import { releaseFormats } from '../release/release-formats.ts';
import { auditSettings } from './audit-settings.ts';
import { mixSettings } from './mix-settings.ts';
import { scanSettings } from './scan-settings.ts';
import { trackSetting } from './track-setting.ts';
import { tuneSettings, watchSettings } from './tune-settings.ts';

/** What the data is to a command that comes after the tune. */
const tunedOn =
  'The data that the model was tuned on: questions are also put in the ways that it gives reason for.';

/**
 * The schema of all settings. `holdfast.yaml`, the options of the commands, their help, the JSON schema, the template that
 * `init` writes and the tables in docs/settings.md are made from it.
 */
export const runConfigSchema = z.strictObject({
  model: setting(z.string().min(1).default('organism'), {
    help: 'The model to tune: `organism`, `organism-korean`, `charter`, a folder, a GGUF file, hf:OWNER/NAME, or a hosted model such as together:Qwen/Qwen3-8B.',
    value: 'model',
    commands: ['scan', 'mix', 'tune'],
    uses: {
      scan: { help: 'Whoever is to be tuned, for its rules, tokens and price.', noDefault: true },
      mix: { help: 'The model that is to be tuned, which answers generated prompts.' },
    },
    path: modelPath,
    common: true,
  }),
  data: setting(z.string().min(1), {
    help: 'The training data: conversations, preference pairs or labelled answers in any usual format, as JSONL, JSON, CSV, Parquet or Arrow; in holdfast.yaml also a list of files and folders, each a path, or a path and a weight that says how often its rows come. See docs/data.md.',
    value: 'file',
    commands: ['audit', 'repair'],
    uses: { audit: { help: tunedOn, noDefault: true }, repair: { help: tunedOn, noDefault: true } },
    path: dataPath,
    common: true,
  }),
  seed: setting(z.int().min(0).default(1), {
    help: 'Fixes mixing, shuffling and initialisation.',
    commands: ['mix', 'tune'],
  }),
  language: setting(z.enum(messageLanguages).optional(), {
    help: 'The language in which a run and its report speak to people, unless `--language` names one; without either, that of `LANG`.',
    outward: true,
  }),
  scan: scanSettings.prefault({}),
  mix: mixSettings.prefault({}),
  tune: tuneSettings.prefault({}),
  defence: setting(z.string().min(1).default('auto'), {
    help: 'What lessens the damage: `auto`, `none`, or defences with + between them, each with a strength after a colon, such as first-tokens:2+safety-in-context:1. See docs/defences.md.',
    value: 'defences',
    commands: ['mix', 'tune'],
    uses: { mix: { default: 'none' }, tune: { default: 'none' } },
    path: ownFilePath,
    common: true,
  }),
  repair: setting(z.number().min(0).max(1).default(0.5), {
    help: 'How far the weights of a model that was tuned here are taken back to its base, for a second audit, where the first did not let it pass and showed no rise of harm; 0 plans no second audit. See docs/verdict.md.',
    value: 'share',
  }),
  watch: watchSettings.prefault({}),
  audit: auditSettings.prefault({}),
  track: trackSetting,
  release: z
    .strictObject({
      as: setting(z.string().min(1), {
        help: 'The name under which a passed model is released.',
        value: 'name',
        common: true,
      }),
      formats: setting(z.array(z.enum(releaseFormats)).min(1).optional(), {
        help: 'What the tuned model is given out as. Each is written before the audit, asked as it lies there, and released only when its own verdict is a pass. See docs/release.md.',
        flag: 'format',
        value: 'format',
        otherwise: 'as the tune leaves it',
        commands: ['release'],
        uses: {
          release: {
            help: 'Another format than those of the run; several are named one after another.',
            noDefault: true,
          },
        },
      }),
    })
    .optional(),
});

/** The settings of a guarded fine-tune with every default filled in. */
export type RunConfig = z.infer<typeof runConfigSchema>;
