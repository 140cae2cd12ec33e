import { expect, test } from 'vitest';
import type { TuneSettings } from '../tuner.ts';
import type { JobWish } from './fine-tuning-service.ts';
import type { ServiceName } from './open-service.ts';
import { sentSettings } from './sent-settings.ts';
import { fireworksJobRequest } from './services/fireworks-service.ts';
import { mistralJobRequest } from './services/mistral-service.ts';
import { openaiJobRequest } from './services/openai-jobs.ts';
import { togetherJobRequest } from './services/together-jobs.ts';

const settings: TuneSettings = {
  method: 'lora',
  epochs: 3,
  learningRate: 2e-4,
  batchSize: 16,
  schedule: 'linear',
  warmupSteps: 0,
  seed: 1,
  rank: 8,
  alpha: 16,
};
const others: TuneSettings = {
  method: 'full',
  epochs: 2,
  learningRate: 1e-4,
  batchSize: 8,
  schedule: 'cosine',
  warmupSteps: 2,
  seed: 2,
  rank: 4,
  alpha: 8,
};

const requests: Record<ServiceName, (wish: JobWish) => object> = {
  openai: (wish) => openaiJobRequest(wish, { name: 'openai', learningRateMultiplier: 'auto' }),
  azure: (wish) => openaiJobRequest(wish, { name: 'azure', learningRateMultiplier: 'auto' }),
  together: togetherJobRequest,
  fireworks: (wish) => fireworksJobRequest(wish, 'account'),
  mistral: mistralJobRequest,
};

test.each(Object.entries(requests))('%s is sent the settings that it is said to be sent', (name, request) => {
  const bodyWith = (changed: Partial<TuneSettings>): string =>
    JSON.stringify(
      request({
        model: 'base',
        file: 'file-1',
        key: '0123456789ab',
        examples: 100,
        settings: { ...settings, ...changed },
      }),
    );
  const sent = (Object.keys(settings) as (keyof TuneSettings)[]).filter(
    (key) => bodyWith({ [key]: others[key] }) !== bodyWith({}),
  );
  // The beta of preference pairs comes with them.
  const said = sentSettings[name as ServiceName].filter((key) => key !== 'beta');
  expect(sent.sort()).toEqual([...said].sort());
});
