/**
 * Models that are proposed to users and stand in examples. None of them may be told as leaving in `data/prices/prices.yaml`;
 * a test holds them to it.
 */
export const liveModels = {
  /** The day on which all of them were known to be there, by the pages that docs/models.md names. */
  knownOn: '2026-08-18',
  /** Models that a service tunes, by the service. */
  tuned: {
    together: 'together:Qwen/Qwen3-8B',
    fireworks: 'fireworks:accounts/fireworks/models/qwen3-8b',
  },
  /** Models that judge, by the variable that holds their key. */
  judges: {
    OPENAI_API_KEY: 'openai:gpt-5.6-luna',
    ANTHROPIC_API_KEY: 'anthropic:claude-haiku-4-5',
    GEMINI_API_KEY: 'google:gemini-3.5-flash-lite',
    MISTRAL_API_KEY: 'mistral:mistral-medium-latest',
  },
} as const;
