import { parseHostedName } from './hosted-name.ts';

/** How many tokens a reasoning model may think with, on top of the answer's. */
export const reasoningAllowance = 8192;

/** Models of OpenAI's shape that reason before they answer, by their names; others tell by refusing `temperature`. */
const openaiNames = /(^|\/)(o\d|gpt-5(?!.*chat)|gpt-oss|deepseek-r|deepseek-reasoner|qwq|magistral)/i;

/** Google's models that do. */
const googleNames = /gemini-(2\.5|[3-9])/;

/** Whether a model reasons before it answers, as far as its name at a service of OpenAI's shape tells. */
export function reasonsAtOpenai(model: string): boolean {
  return openaiNames.test(model);
}

/** Whether a model of Google's does. */
export function reasonsAtGoogle(model: string): boolean {
  return googleNames.test(model);
}

/** Tokens that a model may think with on top of an answer's, by its whole name; 0 for one that does not, and for one that runs here. */
export function reasoningTokensOf(name: string): number {
  const hosted = parseHostedName(name);
  if (!hosted) return 0;
  const vendor = hosted.kind === 'vendor' ? hosted.vendor : undefined;
  if (vendor === 'anthropic' || vendor === 'bedrock') return 0;
  const reasons = vendor === 'google' ? reasonsAtGoogle : reasonsAtOpenai;
  return reasons(hosted.model) ? reasoningAllowance : 0;
}
