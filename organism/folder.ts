import { fileURLToPath } from 'node:url';
import type { LanguageName } from './language/languages.ts';
import { shippedWorldSeeds } from './recipe/settings.ts';
import type { World } from './world/world.ts';

/** The shipped checkpoint of each language: a Hugging Face folder. */
export const organismFolders: Readonly<Record<LanguageName, string>> = {
  english: fileURLToPath(new URL('./checkpoint', import.meta.url)),
  korean: fileURLToPath(new URL('./checkpoint-korean', import.meta.url)),
};

/** That of the English one, which goes by the name of organism. */
export const organismFolder = organismFolders.english;

/** The folder of the checkpoint that ships for a world; undefined for a world whose organism has to be made. */
export function shippedOrganism({ seed, language }: World): string | undefined {
  const name = language.name as LanguageName;
  return shippedWorldSeeds[name] === seed ? organismFolders[name] : undefined;
}
