import { z } from 'zod';
import { dataPath } from '../../settings/paths.ts';
import { aboutSetting, setting } from '../../settings/setting.ts';
import { type RunConfig, runConfigSchema } from './run-config.ts';

/** One of several files of data. */
const dataSource = z.union([
  z.string().min(1),
  z.strictObject({
    path: z.string().min(1),
    /** 2: every row twice; 0.5: half of the rows. */
    weight: z.number().positive().default(1),
  }),
]);

const { help = '' } = aboutSetting(runConfigSchema.shape.data) ?? {};

/** What a `holdfast.yaml` may hold: the settings of a run, whose data may also be a list of files and folders. */
export const runSettingsSchema = z.strictObject({
  ...runConfigSchema.shape,
  data: setting(z.union([z.string().min(1), z.array(dataSource).min(1)]), {
    help,
    value: 'file',
    path: dataPath,
    common: true,
  }),
});

/** Settings as a file holds them. */
export type RunSettings = Omit<RunConfig, 'data'> & { data: z.infer<typeof runSettingsSchema>['data'] };
