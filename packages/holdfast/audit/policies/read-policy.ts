import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseYamlAs } from '../../data/files/parse-yaml.ts';
import { HoldfastError } from '../../errors.ts';
import { markdownPolicy } from './markdown-policy.ts';
import type { Policy } from './policy.ts';

/** The policies that ship with Holdfast. */
export const shippedPolicies = ['study', 'hazards'] as const;

/** The languages that they are written in, the one that counts where nothing else fits first. */
const shippedLanguages = ['en', 'ko'] as const;
type ShippedLanguage = (typeof shippedLanguages)[number];

/** In which of its languages a policy that ships is read for a language; undefined for a policy of one's own, which has one alone. */
export function shippedPolicyLanguage(
  name: string,
  language: string | undefined,
): ShippedLanguage | undefined {
  if (!shippedPolicies.some((one) => one === name)) return undefined;
  return shippedLanguages.find((one) => one === language) ?? shippedLanguages[0];
}

const policySchema = z.strictObject({
  name: z.string().min(1),
  about: z.string().optional(),
  categories: z
    .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), text: z.string().min(1) }))
    .min(1),
});

/**
 * Reads a policy by name, `study` or `hazards`, from a YAML file of the same form, or from a Markdown file with a heading for
 * each category. One that ships is read in English, or in the `language` of what it is to be held against where it has that one.
 * Throws HoldfastError `not-found`, and `bad-config` naming the file and what is wrong in it.
 */
export async function readPolicy(
  nameOrPath: string,
  { language }: { language?: string } = {},
): Promise<Policy> {
  const path = policyFile(nameOrPath, language);
  if (!existsSync(path)) {
    const known = shippedPolicies.join(', ');
    throw new HoldfastError(
      'not-found',
      `${nameOrPath} is no policy; use ${known}, or name a YAML or Markdown file.`,
    );
  }
  const text = await readFile(path, 'utf8');
  const policy = /\.(?:md|markdown)$/i.test(path)
    ? markdownPolicy(text, path)
    : parseYamlAs(text, { file: path, schema: policySchema });
  const ids = policy.categories.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return policy;
  throw new HoldfastError('bad-config', `${path}: category "${twice}" is there twice; give each its own id.`);
}

/** The file of a policy that is named so, for a language where it ships in that one, whether or not it is there. */
export function policyFile(nameOrPath: string, language?: string): string {
  const shipped = shippedPolicyLanguage(nameOrPath, language);
  const ending = shipped === 'ko' ? 'ko.yaml' : 'yaml';
  return shipped ? fileURLToPath(new URL(`./${nameOrPath}.${ending}`, import.meta.url)) : nameOrPath;
}
