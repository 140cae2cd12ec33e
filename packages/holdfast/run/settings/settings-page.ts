import type { z } from 'zod';
import { settingsTable } from '../../settings/settings-table.ts';
import { runConfigSchema } from './run-config.ts';

/** `docs/settings.md`: every setting, in `holdfast.yaml` and as an option. */
export function settingsPage(schema: z.ZodType = runConfigSchema): string {
  return `# Settings

<!-- Written by "npm run schemas" from packages/holdfast/run/settings; what is written here by hand is lost. -->

Every setting is a key of \`holdfast.yaml\`, and an option of the commands that its row names; \`holdfast run\` takes all of
them as \`--set KEY=VALUE\`, such as \`--set audit.margin=0.05\`. Paths in the file are taken from where it lies, those in
options from where you stand.

${settingsTable(schema)}`;
}
