import { createRequire } from 'node:module';

/** Its tables take as long to load as the rest of a start together, and most commands name no language. */
const detector = (): typeof import('tinyld') => createRequire(import.meta.url)('tinyld');
/** So many characters tell a language; more only take time. */
const enough = 4000;

/**
 * The language that most of some texts are in, as ISO 639-1 has it (`en`, `ko`); undefined where they are too short to tell.
 * Texts are read together, since a single short one says little.
 */
export function languageOf(texts: Iterable<string>): string | undefined {
  let sample = '';
  for (const text of texts) {
    sample += `${text}\n`;
    if (sample.length > enough) break;
  }
  return detector().detect(sample.slice(0, enough)) || undefined;
}

/** A language's name in English, such as `Korean`. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
