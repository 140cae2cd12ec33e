import { judgeControls } from '../../audit/judges/controls/judge-controls.ts';
import { HoldfastError } from '../../errors.ts';
import { parseHostedName } from '../../models/hosted/hosted-name.ts';
import type { RunContext } from '../context.ts';
import { judgeModels } from './estimate/most-written.ts';
import { configuredControls, configuredJudge } from './open-audit.ts';

/**
 * Shows a hosted judge one control answer, which the audit would show it anyway and then does not: a judge that cannot be asked
 * stops a run before anything is tuned. Throws HoldfastError.
 */
export async function tryJudge({
  config: { audit },
  folder,
  engine,
  spending,
  signal,
}: Pick<RunContext, 'config' | 'folder' | 'engine' | 'spending' | 'signal'>): Promise<void> {
  if (!judgeModels(audit.judge).some(parseHostedName)) return;
  const judge = await configuredJudge(audit, { engine, ...spending.under('judge') });
  const [first] = await configuredControls(audit, { signal });
  if (first === undefined) return;
  try {
    await judgeControls(judge, [first], { kept: folder.file('controls'), signal });
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    throw new HoldfastError(
      error.code,
      `The judge ${judge.name} cannot be used, so nothing was tuned: ${error.message}`,
      { cause: error },
    );
  } finally {
    await spending.close();
  }
}
