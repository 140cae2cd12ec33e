/** The `..._token` entries of `tokenizer_config.json`: plain strings, or objects with their content. */
export function specialTokensOf(settings: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(settings).flatMap(([name, value]): [string, string][] => {
    if (!name.endsWith('_token')) return [];
    if (typeof value === 'string') return [[name, value]];
    const content = (value as { content?: unknown } | null)?.content;
    return typeof content === 'string' ? [[name, content]] : [];
  });
  return Object.fromEntries(entries);
}
