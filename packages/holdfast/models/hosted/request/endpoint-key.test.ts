import { expect, test } from 'vitest';
import { parseHostedName } from '../hosted-name.ts';
import { endpointKey } from './endpoint-key.ts';

test.each([
  [
    'https://gpu-1.example:8000/v1',
    { HOLDFAST_API_KEY__GPU_1_EXAMPLE_8000: 'a', HOLDFAST_API_KEY: 'b' },
    'a',
  ],
  ['https://gpu-1.example:8000/v1', { HOLDFAST_API_KEY__GPU_1_EXAMPLE: ' a ' }, 'a'],
  ['http://gpu:8000/v1', { HOLDFAST_API_KEY__GPU: 'a' }, 'a'],
  ['http://gpu:8000/v1', { HOLDFAST_API_KEY__OTHER: 'a' }, undefined],
  ['http://127.0.0.1:8000/v1', { HOLDFAST_API_KEY: 'a' }, 'a'],
  ['http://[::1]:8000/v1', { HOLDFAST_API_KEY: 'a' }, 'a'],
  ['http://localhost/v1', {}, undefined],
])('%s gets the key that is meant for it', (address, environment, key) => {
  expect(endpointKey(address, environment)).toBe(key);
});

test('the shared key goes to one host, and never in the clear', () => {
  const environment = { HOLDFAST_API_KEY: 'very-secret' };
  expect(() => endpointKey('http://gpu:8000/v1', environment)).toThrow(
    /^HOLDFAST_API_KEY would go to gpu:8000 in the clear; use https, or set HOLDFAST_API_KEY__GPU_8000/,
  );
  expect(endpointKey('https://one.example/v1', environment)).toBe('very-secret');
  expect(endpointKey('https://one.example/v2', environment)).toBe('very-secret');
  expect(() => endpointKey('https://two.example/v1', environment)).toThrow(
    /one\.example has it; set HOLDFAST_API_KEY__TWO_EXAMPLE for two\.example/,
  );
});

test.each([
  'http://h/v1?api_key=S3CR3T#m',
  'http://h/v1?subscription=S3CR3T-0123456789#m',
  'http://S3CR3T@h/v1#m',
  'http://u:S3CR3T@h/v1?api-version=1#m',
  'http://h/v1?token=S3CR3T',
])('a key in %s is refused, and not told', (name) => {
  expect(() => parseHostedName(name)).toThrow(/^(?!.*S3CR3T).*(must not hold a key|put the model's name)/);
});

test('what says no more than which version is meant may stand in an address', () => {
  const name = 'http://h/v1?api-version=2025-04-01-preview#m';
  expect(parseHostedName(name)).toEqual({
    kind: 'address',
    baseUrl: 'http://h/v1?api-version=2025-04-01-preview',
    model: 'm',
  });
});
