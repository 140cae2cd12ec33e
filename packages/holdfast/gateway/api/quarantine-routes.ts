import { Hono } from 'hono';
import { z } from 'zod';
import type { GatewayFolder } from '../gateway-folder.ts';
import { type GatewayTypes, may, notThere, seconds } from '../gateway-types.ts';
import { approveRelease, listReleases, proposeRelease, type ReleaseByHand } from '../models/releases.ts';
import { findTunedModel, type TunedModel } from '../models/tuned-models.ts';
import { readBody } from '../shell/read-body.ts';
import { requireTenant } from '../tenants/tenants.ts';

const proposalSchema = z.strictObject({
  model: z.string(),
  reason: z.string().min(10, 'must say why, in 10 characters or more').max(2000),
  expires_at: z.int().min(1),
});

/** Beside OpenAI's API, under `/holdfast`: all tuned models with what was found of them, and releases by hand. */
export function quarantineRoutes({ database }: GatewayFolder): Hono<GatewayTypes> {
  const routes = new Hono<GatewayTypes>();
  routes.get('/holdfast/models', may('read'), (context) => {
    const { tenant } = context.get('caller');
    const sql = `select * from models where tenant = ? and state != 'deleted' order by created_at desc, id`;
    return context.json({ object: 'list', data: database.all<TunedModel>(sql, tenant).map(modelView) });
  });
  routes.get('/holdfast/models/:name{.+}', may('read'), (context) => {
    const id = context.req.param('name');
    const model = findTunedModel(database, { id, tenant: context.get('caller').tenant });
    if (!model) throw notThere('model', id);
    const verdicts = [model.verdict, model.root_verdict].filter((text) => text !== null);
    return context.json({ ...modelView(model), verdicts: verdicts.map((text) => JSON.parse(text)) });
  });
  routes.get('/holdfast/releases', may('read'), (context) => {
    const { tenant } = context.get('caller');
    return context.json({ object: 'list', data: listReleases(database, tenant).map(releaseView) });
  });
  routes.post('/holdfast/releases', may('administer'), async (context) => {
    const { model, reason, expires_at: expires } = await readBody(context, proposalSchema);
    const caller = context.get('caller');
    const { policy } = requireTenant(database, caller.tenant);
    const expiresAt = expires * 1000;
    return context.json(releaseView(proposeRelease(database, { model, reason, expiresAt, policy, caller })));
  });
  routes.post('/holdfast/releases/:id/approve', may('administer'), (context) => {
    const caller = context.get('caller');
    const { policy } = requireTenant(database, caller.tenant);
    const release = context.req.param('id');
    return context.json(releaseView(approveRelease(database, { release, policy, caller })));
  });
  return routes;
}

/** A tuned model in whatever state, with the first lines of its verdicts. */
function modelView(model: TunedModel): object {
  const { id, job, state, base, root, fingerprint, created_at, released_until } = model;
  const ended = released_until !== null && released_until <= Date.now();
  const verdicts = [model.verdict, model.root_verdict].filter((text) => text !== null);
  return {
    id,
    object: 'holdfast.model',
    job,
    state: ended ? 'quarantined' : state,
    base,
    root,
    fingerprint,
    created_at: seconds(created_at),
    released_until: released_until === null ? null : seconds(released_until),
    outcomes: verdicts.map((text) => {
      const { outcome, reason, about } = JSON.parse(text);
      return { outcome, reason, against: about?.base ?? null };
    }),
  };
}

function releaseView(release: ReleaseByHand): object {
  return {
    ...release,
    object: 'holdfast.release',
    expires_at: seconds(release.expires_at),
    proposed_at: seconds(release.proposed_at),
    approved_at: release.approved_at === null ? null : seconds(release.approved_at),
  };
}
