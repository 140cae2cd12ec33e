import type { TuneSettings } from '../tuner.ts';
import type { ServiceName } from './open-service.ts';

/**
 * Which settings of a tune each service is sent; the others it does not know, and goes by choices of its own. A test holds this
 * against what asks for a job.
 */
export const sentSettings: Record<ServiceName, readonly (keyof TuneSettings)[]> = {
  openai: ['epochs', 'batchSize', 'seed', 'beta'],
  azure: ['epochs', 'batchSize', 'seed', 'beta'],
  together: [
    'method',
    'epochs',
    'learningRate',
    'batchSize',
    'schedule',
    'warmupSteps',
    'rank',
    'alpha',
    'seed',
  ],
  fireworks: ['epochs', 'learningRate', 'batchSize', 'warmupSteps', 'rank'],
  mistral: ['epochs', 'learningRate', 'warmupSteps'],
};
