/** The languages that Holdfast speaks to people, as ISO 639-1 has them. */
export const messageLanguages = ['en', 'ko'] as const;

export type MessageLanguage = (typeof messageLanguages)[number];

/**
 * The language that is wanted: what was named, else what the environment's `LC_ALL`, `LC_MESSAGES` or `LANG` begin with, in that
 * order as POSIX has it; English where it is none that is spoken.
 */
export function messageLanguage(
  named: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): MessageLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const wanted = named || LC_ALL || LC_MESSAGES || LANG || '';
  return messageLanguages.find((language) => wanted.toLowerCase().startsWith(language)) ?? 'en';
}
