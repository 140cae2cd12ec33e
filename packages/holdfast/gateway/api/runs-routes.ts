import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { Finding } from '../../scan/findings/finding.ts';
import { lookAtJsonLines } from '../../store/json-lines/look-at-json-lines.ts';
import { type GatewayTypes, may, notThere } from '../gateway-types.ts';
import { sliceOf } from '../run-views/flagged-rows.ts';
import { readAnswerPairs } from '../run-views/read-answers.ts';
import { readOnce } from '../run-views/read-once.ts';
import { readFlaggedRows, readRun } from '../run-views/read-run.ts';
import { readRowView } from '../run-views/row-view.ts';
import type { RunPlace } from '../run-views/run-place.ts';
import { lineOf, messageLanguageOf, sliceRequest } from './slice-request.ts';

/**
 * What a run came to, by its folder: figures, the rows in which something was found, their text, and what was answered.
 * `placeOf` finds the run that a request may see, and throws ApiError 404 for any other.
 */
export function runsRoutes(
  placeOf: (context: Context<GatewayTypes>) => RunPlace | Promise<RunPlace>,
): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  const run = '/holdfast/jobs/:id/run';
  routes.get(run, may('read'), async (context) =>
    context.json(await readRun(await placeOf(context), { language: messageLanguageOf(context) })),
  );
  routes.get(`${run}/rows`, may('read'), async (context) => {
    const { path } = await placeOf(context);
    return context.json(sliceOf(await readFlaggedRows(path), sliceRequest(context)));
  });
  routes.get(`${run}/rows/:line`, may('read'), async (context) => {
    const { path, data } = await placeOf(context);
    const line = await lineOf(context);
    const file = join(path, 'findings.jsonl');
    const findings = await readOnce(file, 'findings', () => lookAtJsonLines<Finding>(file));
    const signal = context.get('signal');
    const text = data === undefined ? undefined : await readRowView(data, { line, findings, signal });
    if (!text) throw notThere('row in line', String(line));
    return context.json(text);
  });
  routes.get(`${run}/answers`, may('read'), async (context) => {
    const { path } = await placeOf(context);
    return context.json(sliceOf(await readAnswerPairs(path), sliceRequest(context)));
  });
  return routes;
}
