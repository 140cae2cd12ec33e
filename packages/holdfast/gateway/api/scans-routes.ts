import { type Context, Hono } from 'hono';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import type { NotLookedFor } from '../../scan/findings/not-looked-for.ts';
import type { ScanSummary } from '../../scan/findings/scan-summary.ts';
import { findFile } from '../files/stored-files.ts';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { sliceOf } from '../run-views/flagged-rows.ts';
import { readRowView } from '../run-views/row-view.ts';
import { scanStoredFile } from '../run-views/scan-stored-file.ts';
import { localFile } from '../storage/local-file.ts';
import { requireTenant } from '../tenants/tenants.ts';
import { lineOf, sliceRequest } from './slice-request.ts';

/** What the scan of a file comes to, without any of its text. */
export interface ScanView
  extends Pick<ScanSummary, 'description' | 'rows' | 'unusable' | 'seconds' | 'counts' | 'decisions'> {
  object: 'holdfast.scan';
  id: string;
  /** What was not looked for, each with what would look, in English and as its message. */
  not_looked_for: readonly NotLookedFor[];
}

/** A scan of a file before any job is made of it: its figures, the rows in which something was found, and their text. */
export function scansRoutes(folder: GatewayFolder): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  const scanOf = async (context: Context<GatewayTypes>) => {
    const id = context.req.param('id') ?? '';
    const { tenant } = context.get('caller');
    const file = await findFile(folder, { id, tenant });
    if (!file) throw notThere('file', id);
    // Rows come to what they would come to in a job of the tenant.
    const { settings } = (await requireTenant(folder.database, tenant)).policy;
    const { scan } = runConfigSchema.parse({ ...settings, data: 'none' });
    return scanStoredFile(await localFile(folder, id), scan.onFinding);
  };
  const scan = '/holdfast/files/:id/scan';
  routes.get(scan, may('read'), async (context) => {
    const { summary } = await scanOf(context);
    const { description, rows, unusable, seconds, counts, decisions, notLookedFor } = summary;
    return context.json({
      object: 'holdfast.scan',
      id: context.req.param('id'),
      description,
      rows,
      unusable,
      seconds,
      counts,
      decisions,
      not_looked_for: notLookedFor,
    } satisfies ScanView);
  });
  routes.get(`${scan}/rows`, may('read'), async (context) =>
    context.json(sliceOf((await scanOf(context)).rows, sliceRequest(context))),
  );
  routes.get(`${scan}/rows/:line`, may('read'), async (context) => {
    const { findings } = await scanOf(context);
    const line = await lineOf(context);
    const path = await localFile(folder, context.req.param('id'));
    const text = await readRowView(path, { line, findings, signal: context.get('signal') });
    if (!text) throw notThere('row in line', String(line));
    return context.json(text);
  });
  return routes;
}
