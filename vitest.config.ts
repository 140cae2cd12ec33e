import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'organism/**/*.test.ts',
      'charter/**/*.test.ts',
      'bench/**/*.test.ts',
      'packaging/**/*.test.ts',
      'examples/**/*.test.ts',
      'studies/**/*.test.ts',
      'tests/**/*.test.ts',
      'site/**/*.test.ts',
    ],
    globalSetup: ['tests/temporary-folder.ts'],
    // Tests train and decode for real; a slow machine must not fail them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // One more than a small machine has cores: tests also wait, for what they started, for the network, for a poll.
    maxWorkers: 3,
    // PyTorch takes a thread a core in every process that tests start; small as these models are, the threads mostly wait for one
    // another, and take the cores from the other worker.
    env: { OMP_NUM_THREADS: '1' },
    sequence: { sequencer: LongestFirst },
  },
});
