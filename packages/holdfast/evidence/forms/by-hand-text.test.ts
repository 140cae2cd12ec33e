import { expect, test } from 'vitest';
import { messagesIn } from '../../messages/messages.ts';
import { type GatewayRecord, gatewayRecordHash } from '../../store/gateway-record.ts';
import { byHandEvidence } from '../by-hand/by-hand-evidence.ts';
import { gatewayFileMisfits } from '../by-hand/gateway-file.ts';
import { byHandText } from './by-hand-text.ts';

/** Records of a gateway's log, of what was done to what. */
function chained(
  done: readonly (readonly [action: string, subject: string, detail: object])[],
): GatewayRecord[] {
  return done.map(([action, subject, detail], place) => {
    const at = 1.8e12 + place * 60_000;
    const record = { number: place + 1, at, tenant: 'org-1', actor: 'key_1', action, subject };
    const rest = { ...record, detail: JSON.stringify(detail), previous: '0' };
    return { ...rest, hash: gatewayRecordHash(rest) };
  });
}

const records = chained([
  ['tenant.created', 'org-1', { name: 'desk' }],
  ['job.let_through_proposed', 'ftjob-1', { let_through: 'let_1', reason: 'Jokes.', person: 'Rita Oh' }],
  ['job.let_through', 'ftjob-1', { let_through: 'let_1', made: 'ftjob-2', rows: 'left', person: 'Rita Oh' }],
  ['model.quarantined', 'ft:helper', { job: 'ftjob-2' }],
  ['release.proposed', 'ft:helper', { release: 'release_1', reason: 'For the fair.', person: 'Rita Oh' }],
  ['model.released', 'ft:helper', { release: 'release_1', person: 'Rob Hale', until: 1.9e12 }],
  ['release.ended', 'ft:helper', { release: 'release_1', person: 'Rita Oh', reason: 'It is over.' }],
]);

test('what people decided at a gateway is told in sentences, in either language', () => {
  const byHand = byHandEvidence({ job: 'ftjob-2', records });
  expect(byHand).toMatchObject({ tenant: 'desk', served: 'ft:helper' });
  const [letThrough, released, ended] = byHandText({ decision: { byHand } }, messagesIn.en);
  expect(letThrough).toMatch(/had stopped these data \(job ftjob-1\).*Rita Oh let them through.*Jokes\.$/);
  expect(released).toMatch(
    /^Its criteria were not met.*Rita Oh proposed it, Rob Hale approved it.*the fair\.$/,
  );
  expect(ended).toMatch(/^Rita Oh ended that release on 2027-01-15 08:06 UTC: It is over\.$/);
  const korean = byHandText({ decision: { byHand } }, messagesIn.ko).join(' ');
  expect(korean).toMatch(/기준을 충족하지 못했지만 사람이 손으로 내보냈습니다.*Rob Hale/);
  expect(byHandText({ decision: {} }, messagesIn.en)).toEqual([]);
});

test('records that were changed, and records that the log does not have, are seen', () => {
  const file = { job: 'ftjob-2', records };
  expect(gatewayFileMisfits(file, file)).toEqual([]);
  const changed = records.map((record) => ({ ...record, detail: record.detail.replace('Hale', 'Hill') }));
  expect(gatewayFileMisfits({ ...file, records: changed })).toEqual([
    'gateway.json: record 6 is not what was written',
  ]);
  expect(gatewayFileMisfits(file, { ...file, records: records.slice(0, 5) })).toEqual([
    "gateway.json tells something else of ftjob-2 than the gateway's log",
  ]);
});
