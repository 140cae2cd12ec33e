import { z } from 'zod';
import { anyPath, modelPath } from '../../settings/paths.ts';
import { setting } from '../../settings/setting.ts';

/** What is done with a row that has findings of a severity; `rewrite` mends what can be mended for certain. */
const decision = z.enum(['keep', 'flag', 'rewrite', 'drop']);

const file = z.string().min(1).optional();
const commands = ['scan'];

/** The settings of the scan. */
export const scanSettings = z
  .strictObject({
    onFinding: z
      .strictObject({
        high: setting(decision.default('drop'), {
          help: 'What is done with rows that have high findings.',
          flag: 'on-high',
          value: 'decision',
          commands,
          common: true,
        }),
        medium: setting(decision.default('flag'), {
          help: 'What is done with rows that have medium findings.',
          flag: 'on-medium',
          value: 'decision',
          commands,
          common: true,
        }),
        low: setting(decision.default('keep'), {
          help: 'What is done with rows that have low findings.',
          flag: 'on-low',
          value: 'decision',
          commands,
        }),
      })
      .prefault({}),
    mostDropped: setting(z.number().min(0).max(1).default(0.1), {
      help: 'The largest share of its rows that data may lose for what they teach: where more are dropped, a run stops for somebody to look; 1 tunes on what is left, whatever its share. See docs/scan.md.',
      value: 'share',
      commands: ['run'],
      uses: { run: { noDefault: true } },
      outward: true,
    }),
    baseline: setting(file, {
      help: 'Findings that are accepted: they stay quiet.',
      value: 'file',
      commands,
      path: anyPath,
    }),
    writeBaseline: setting(file, {
      help: 'Accept what is found now, and write it down in this file.',
      value: 'file',
      commands,
      path: anyPath,
    }),
    checks: setting(z.enum(['format', 'all']).default('all'), {
      help: 'Only whether rows can be read, or everything that asks no model.',
      value: 'which',
      commands,
    }),
    detectors: setting(z.array(z.string().min(1)).default([]), {
      help: 'Files of detectors of your own, such as ./my-detector.ts. See docs/extending.md.',
      flag: 'detector',
      value: 'file',
      commands,
      path: anyPath,
    }),
    ask: setting(z.boolean().optional(), {
      help: 'Ask the model that is to be tuned what it would refuse: rows that teach it to comply are conflicts.',
      otherwise:
        'in a run whose model is tuned here or by a service, where a refusal that it is not sure of is only flagged',
      commands,
      common: true,
    }),
    rank: setting(z.boolean().default(false), {
      help: 'Also ask it how much likelier it finds refusing, where it tells, to rank the conflicts.',
      commands,
    }),
    moderator: setting(z.string().min(1).optional(), {
      help: 'A moderation endpoint or guard model that judges each row.',
      value: 'model',
      commands,
      path: modelPath,
    }),
    gradients: setting(z.boolean().default(false), {
      help: 'Judge rows by what they would teach the model that is to be tuned, which must run here: how far each pulls it towards answering what it refuses.',
      commands,
    }),
    anchors: setting(z.array(z.string().min(1)).optional(), {
      help: 'For that, two files: harmful prompts that are answered, and such that are refused.',
      value: 'files',
      commands,
      path: anyPath,
    }),
    threads: setting(z.int().min(0).optional(), {
      help: 'Threads to scan with.',
      otherwise: 'all cores for large files',
      commands,
      outward: true,
    }),
  })
  .refine(({ ask, rank }) => ask || !rank, { path: ['rank'], error: 'needs ask' });
