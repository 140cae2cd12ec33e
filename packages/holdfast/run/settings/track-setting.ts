import { z } from 'zod';
import { setting } from '../../settings/setting.ts';
import { parseTrackerName } from '../track/tracker-name.ts';

const trackerName = z.string().superRefine((text, { addIssue }) => {
  const parsed = parseTrackerName(text);
  if (typeof parsed === 'string') addIssue({ code: 'custom', message: parsed });
});

/** The programs that draw a run. */
export const trackSetting = setting(z.array(trackerName).default([]), {
  help: 'Who is told the figures of a run as it goes: `tensorboard`, `mlflow:URL`, `wandb:PROJECT`. See docs/tracking.md.',
  value: 'tracker',
  commands: ['run'],
  uses: { run: { noDefault: true } },
  otherwise: 'nobody',
  outward: true,
});
