import type { RunConfig } from '../settings/run-config.ts';

/** The settings of a run, flat, as texts by their keys, such as `tune.epochs`; those of the tracking are left out. */
export function settingTexts({ track: _, ...config }: RunConfig): Record<string, string> {
  const texts: Record<string, string> = {};
  const put = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) put(inner, [...path, key]);
    } else if (value !== undefined) {
      texts[path.join('.')] = typeof value === 'string' ? value : JSON.stringify(value);
    }
  };
  put(config, []);
  return texts;
}
