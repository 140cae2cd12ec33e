import { expect, test } from 'vitest';
import { connectionFailure } from './connection-failure.ts';

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
