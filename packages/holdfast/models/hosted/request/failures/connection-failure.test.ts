import { expect, test } from 'vitest';
import { connectionFailure } from './connection-failure.ts';
import { RequestFailure } from './request-failure.ts';

const failed = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`it is ${code}`), { code }) });

test.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
  'a certificate that nobody vouches for (%s) is told with what to set',
  (code) => {
    const { kind, message } = connectionFailure(failed(code), []);
    expect([kind, message]).toEqual(['misconfigured', expect.stringMatching(/NODE_EXTRA_CA_CERTS/)]);
  },
);

test('a request that may have gone out is told from one that did not', () => {
  expect(connectionFailure(failed('ECONNREFUSED'), [])).toMatchObject({
    kind: 'unreachable',
    wasSent: false,
  });
  expect(connectionFailure(failed('ECONNRESET'), [])).toMatchObject({ kind: 'unreachable', wasSent: true });
});

test('whatever a reply holds where a word is expected, a failure is one line that can be read', () => {
  for (const value of ['x'.repeat(100_000), 'many words '.repeat(9000), 'a\nb'.repeat(500)]) {
    const { message } = new RequestFailure('truncated', `the answer broke off (finish reason ${value})`);
    expect(message.length).toBeLessThan(400);
    expect(message).toMatch(/^the answer broke off [^\n]+$/);
  }
});
