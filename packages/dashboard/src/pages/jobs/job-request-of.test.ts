import { expect, test } from 'vitest';
import { jobRequestSchema } from '../../../../holdfast/gateway/jobs/job-request.ts';
import { jobRequestOf } from './job-request-of.ts';

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

test.each<Record<string, string>>([
  { model: 'organism', training_file: 'file-1', method: 'supervised' },
  { model: 'organism', training_file: 'file-1', method: 'dpo', epochs: '3', batchSize: '8', suffix: 'town' },
])('the gateway takes what the form makes of %j', (values) => {
  const body = JSON.parse(JSON.stringify(jobRequestOf(formOf({ ...values, seed: '0', suffix: '' }))));
  expect(jobRequestSchema.parse(body)).toMatchObject({ model: 'organism', seed: 0 });
  expect(body).not.toHaveProperty('suffix');
});

test('hyper-parameters stand under the method', () => {
  const form = formOf({ model: 'm', training_file: 'f', method: 'dpo', epochs: '3' });
  expect(jobRequestOf(form)).toMatchObject({
    method: { type: 'dpo', dpo: { hyperparameters: { n_epochs: 3 } } },
  });
});
