import { expect, onTestFinished, test, vi } from 'vitest';
import { parseHostedName } from './hosted-name.ts';
import { openHostedModel } from './open-hosted-model.ts';

test.each([
  ['azure:d', 'AZURE_OPENAI_ENDPOINT'],
  ['bedrock:m', 'AWS_REGION'],
  ['anthropic:m', 'ANTHROPIC_API_KEY'],
  ['google:m', 'GEMINI_API_KEY'],
])('%s says which variable is missing', async (name, variable) => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const one of [
    'AZURE_OPENAI_ENDPOINT',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'ANTHROPIC_API_KEY',
    'GEMINI_API_KEY',
    'GOOGLE_API_KEY',
  ]) {
    vi.stubEnv(one, '');
  }
  const parsed = parseHostedName(name);
  if (!parsed) throw new Error('no hosted name');
  await expect(openHostedModel(name, parsed)).rejects.toThrow(
    new RegExp(`set the environment variable ${variable}`),
  );
});
