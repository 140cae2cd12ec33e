import { expect, test } from 'vitest';
import { tenantWords } from './tenant-words.ts';

test.each([
  ['start again with --most-dropped 1.', "start again with the policy's scan.mostDropped 1."],
  ['findings.jsonl lists the other 3.', "'error.rows' lists the other 3."],
  ['holdfast.yaml, line 3: mend it.', 'the policy, line 3: mend it.'],
  ['nothing -- to say', 'nothing -- to say'],
])('%s', (message, expected) => {
  expect(tenantWords(message)).toBe(expected);
});
