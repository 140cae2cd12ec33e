import { join } from 'node:path';
import { openRunFolder } from '../../store/run-folder.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { readRunCost } from '../run-views/run-cost.ts';

/**
 * What a job has cost so far, as its folder on this machine tells: its questions, those of the audit against the first model of
 * its line, and its tune where that was elsewhere, by the bill, or the estimate until there is one. In the currency of its prices;
 * a tune that is billed in another one is not counted.
 */
export async function jobCost(gateway: GatewayFolder, job: string): Promise<number> {
  const path = gateway.run(job);
  const run = await readRunCost(await openRunFolder(path));
  const root = await readRunCost(await openRunFolder(join(path, 'root')));
  const tune = run?.tune?.billed ?? run?.tune?.estimated;
  const tuning = tune && tune.currency === run?.currency ? tune.amount : 0;
  return (run?.spent ?? 0) + (root?.spent ?? 0) + tuning;
}

/** Notes with a job what it has cost so far, for its tenant's budget. Whatever becomes of the job, that is spent. */
export async function noteCost(gateway: GatewayFolder, job: string): Promise<void> {
  const cost = await jobCost(gateway, job);
  await gateway.database.run('update jobs set spent = ? where id = ? and spent < ?', cost, job, cost);
}
