import { expect, test } from 'vitest';
import { asHoldfastError } from './as-holdfast-error.ts';
import { RequestFailure } from './request-failure.ts';

test.each([
  [
    'http://gpu:8000/v1#llama',
    'http://gpu:8000/v1#llama: the endpoint refuses the key (401: no); put the right key into HOLDFAST_API_KEY__GPU_8000.',
  ],
  ['openai:x', 'openai:x: the endpoint refuses the key (401: no)'],
])('a refused key of %s is told with where the right one goes', (model, message) => {
  const failure = new RequestFailure('unauthorized', 'the endpoint refuses the key (401: no)');
  expect(asHoldfastError(model, failure)).toMatchObject({ code: 'bad-usage', message });
});
