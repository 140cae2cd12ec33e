import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import type { Verdict } from '../../packages/holdfast/audit/verdict/verdict.ts';
import { followEvents } from '../../packages/holdfast/events/map-events.ts';
import { auditStep } from '../../packages/holdfast/run/audit/audit-step.ts';
import { openRunSpending } from '../../packages/holdfast/run/open-spending.ts';
import { runConfigSchema } from '../../packages/holdfast/run/settings/run-config.ts';
import { openRunFolder } from '../../packages/holdfast/store/run-folder.ts';

/**
 * Audits a tune in the folder of `tuneFamily` as `holdfast audit --data` does, with a search of so many questions or none.
 * Audits of one tune share their answers.
 */
export async function auditTune(
  tune: string,
  { search, engine }: { search: number | false; engine: Engine },
): Promise<Verdict> {
  const config = runConfigSchema.parse({ data: join(tune, 'data.jsonl'), audit: { search } });
  const folder = await openRunFolder(join(tune, 'audit'));
  // The base model answers every tune's audit alike.
  const shared = join(dirname(tune), 'answers.base.jsonl');
  if (!existsSync(folder.file('baseAnswers')) && existsSync(shared)) {
    await copyFile(shared, folder.file('baseAnswers'));
  }
  const spending = await openRunSpending(folder, config.audit);
  try {
    const models = { base: 'organism', tuned: join(tune, 'model') };
    return await followEvents(auditStep({ config, folder, engine, spending }, models), () => undefined);
  } finally {
    if (!existsSync(shared)) await copyFile(folder.file('baseAnswers'), shared);
    await spending.close();
  }
}
