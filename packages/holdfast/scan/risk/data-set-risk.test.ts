import { expect, test } from 'vitest';
import { messagesIn } from '../../messages/messages.ts';
import { wordFact } from '../detectors/word-fact.ts';
import { dataSetRisk } from './data-set-risk.ts';
import { riskText, scanRisk } from './scan-risk.ts';

const looked = { checks: 'all', model: true, moderator: false } as const;
const counts = { rows: 200, conflicts: 0, personas: 0, triggers: 0, formats: 0, refusals: 0 };

test('harm raises the risk, refusals lower it, and harder learning raises it', () => {
  const clean = dataSetRisk(counts).risk;
  const bad = dataSetRisk({ ...counts, conflicts: 30 });
  expect(bad.risk).toBeGreaterThan(clean + 0.2);
  expect(bad.contributions[0].term).toBe('conflicts');
  expect(dataSetRisk({ ...counts, conflicts: 30, refusals: 50 }).risk).toBeLessThan(bad.risk);
  const hard = dataSetRisk({ ...counts, conflicts: 5 }, { epochs: 5, learningRate: 2, batchSize: 8 });
  for (const { effect } of hard.settings) expect(effect).toBeGreaterThan(0);
});

test('a scan tells the risk in words', () => {
  const findings = Array.from({ length: 20 }, (_, index) => ({
    detector: 'guardrail-conflict',
    harm: 'forbidden-answer' as const,
    severity: 'high' as const,
    line: index + 1,
    reason: '',
    remedy: '',
  }));
  const facts = [{ name: 'refusals', value: 3, text: '' }];
  const text = riskText(
    scanRisk({ rows: 100, findings, facts, looked }, { epochs: 3, learningRate: 1, batchSize: 16 }),
  );
  expect(text).toMatch(
    /^0\.\d\d of 1 \(how far each by itself raises it: 20 rows that answer what should be refused \+0\.\d\d, .*epochs \+0\.\d\d\); a low figure is no clearance$/,
  );
});

test('rows whose damage was not measured are told beside the figure', () => {
  const findings = Array.from({ length: 40 }, (_, index) => ({
    detector: 'covert-text',
    harm: 'hidden-content' as const,
    severity: 'high' as const,
    line: index + 1,
    reason: '',
    remedy: '',
  }));
  const risk = scanRisk({ rows: 1000, findings, facts: [], looked });
  expect(risk.unmeasured).toEqual([{ harm: 'hidden-content', rows: 40 }]);
  expect(riskText(risk)).toMatch(
    /0\.\d\d of 1.*, not counting what 40 rows that hide what they say may do; a low figure is no clearance$/,
  );
});

test('there is no figure where nothing is known that it could go by', () => {
  const asked = { rows: 100, findings: [], facts: [], looked };
  expect(riskText(scanRisk(asked))).toMatch(
    /^below 0\.1, where 9 of 52 real tunes did damage all the same: 0\.0\d of 1.*; a low figure is no clearance$/,
  );
  const textOf = (more: object): string => riskText(scanRisk({ ...asked, ...more }));
  expect(textOf({ rows: 0 })).toBe('no figure, since there are no rows');
  expect(textOf({ looked: { ...looked, model: false } })).toMatch(
    /^no figure, since no model was asked to answer the rows and no moderator/,
  );
  const facts = [wordFact('languages', { value: 9, languages: [['ja', 9]], sampled: 100 })];
  expect(textOf({ facts })).toContain('Japanese in 9 of 100 rows');
  expect(riskText(scanRisk({ ...asked, facts }), messagesIn.ko)).toContain('표본 100행 가운데 일본어 9행');
  const hidden = Array.from({ length: 40 }, (_, index) => ({
    detector: 'covert-text',
    harm: 'hidden-content',
    severity: 'high',
    line: index + 1,
    reason: '',
    remedy: '',
  }));
  expect(textOf({ findings: hidden })).toContain('no tune has measured what rows that hide what they say do');
});
