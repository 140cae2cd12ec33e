import { join } from 'node:path';
import { openRunFolder } from '../../store/run-folder.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { readRunCost } from '../run-views/run-cost.ts';

/**
 * What a job has cost so far, as its folder on this machine tells: its questions, those of the audit against the first model of
 * its line, and its tune where that was elsewhere, by the bill, or the estimate until there is one. In the currency of its prices;
 * a tune that is billed in another one is not counted. Of a job that has ended, requests that were never answered are not: while it
 * runs they stand for the most that they may cost.
 */
export async function jobCost(
  gateway: GatewayFolder,
  job: string,
  { ended }: { ended: boolean },
): Promise<number> {
  const path = gateway.run(job);
  const run = await readRunCost(await openRunFolder(path));
  const root = await readRunCost(await openRunFolder(join(path, 'root')));
  const tune = run?.tune?.billed ?? run?.tune?.estimated;
  const tuning = tune && tune.currency === run?.currency ? tune.amount : 0;
  const questions = [run, root].map((cost) => (cost?.spent ?? 0) - (ended ? (cost?.unanswered ?? 0) : 0));
  return questions.reduce((sum, cost) => sum + cost, tuning);
}

/**
 * Notes with a job what it has cost so far, for its tenant's budget. Whatever becomes of the job, that is spent; once it has ended,
 * what was set aside for requests that nobody answered is the tenant's again.
 */
export async function noteCost(gateway: GatewayFolder, job: string): Promise<void> {
  const { database } = gateway;
  const row = await database.get<{ status: string }>('select status from jobs where id = ?', job);
  const ended = ['succeeded', 'failed', 'cancelled'].includes(row?.status ?? '');
  const cost = await jobCost(gateway, job, { ended });
  if (ended) await database.run('update jobs set spent = ? where id = ?', cost, job);
  else await database.run('update jobs set spent = ? where id = ? and spent < ?', cost, job, cost);
}
