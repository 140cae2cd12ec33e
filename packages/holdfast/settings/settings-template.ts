import type { z } from 'zod';
import { helpSaid } from '../messages/help.ts';
import type { HelpWords } from '../messages/help-words.ts';
import { textWidth } from '../text-width.ts';
import { listSettings, type Setting, shapeOf } from './list-settings.ts';
import { type About, aboutSetting } from './setting.ts';
import { settingForm } from './setting-form.ts';
import { helpPhrase } from './setting-text.ts';
import { valueText } from './settings-table.ts';

/** What a template fills in, by the keys of a setting joined by dots; `''` leaves a blank for the user. */
export type TemplateValues = Readonly<Record<string, unknown>>;

interface TemplateOptions {
  values: TemplateValues;
  shown: (setting: Setting) => boolean;
  /** The words for what settings mean, where they are not those in English. */
  words?: HelpWords;
}

/**
 * A YAML file of settings with what they mean above each. Those with a value are set; of the others, those that are `shown`
 * stand in comments with their default.
 */
export function settingsTemplate(schema: z.ZodType, options: TemplateOptions): string {
  const known = new Map(listSettings(schema).map((setting) => [setting.path.join('.'), setting]));
  const lines = (inner: z.ZodType, path: readonly string[]): string[] =>
    Object.entries(shapeOf(inner) ?? {}).flatMap(([key, part]) => {
      const place = [...path, key];
      const indent = '  '.repeat(path.length);
      const setting = known.get(place.join('.'));
      if (setting && aboutSetting(part)) return settingLines(setting, indent, options);
      const within = lines(part, place);
      if (within.length === 0) return [];
      // A group with nothing but comments in it would be an empty value.
      const empty = within.every((line) => /^\s*(#|$)/.test(line));
      return [...(path.length === 0 ? [''] : []), `${indent}${empty ? '# ' : ''}${key}:`, ...within];
    });
  return `${lines(schema, []).join('\n').trim()}\n`;
}

function settingLines(setting: Setting, indent: string, { values, shown, words }: TemplateOptions): string[] {
  const { path, schema, about } = setting;
  const value = values[path.join('.')];
  if (value === undefined && !shown(setting)) return [];
  const key = path[path.length - 1];
  const form = settingForm(schema);
  const choices = form.choices && !form.list ? form.choices.join(', ') : undefined;
  const comment = wrapped(helpOf(about, { choices, words }), 110 - indent.length).map(
    (line) => `${indent}# ${line}`,
  );
  if (value !== undefined)
    return [...comment, `${indent}${key}: ${value === '' ? '' : valueText(value)}`.trimEnd()];
  const otherwise = form.default === undefined ? '' : ` ${valueText(form.default)}`;
  return [...comment, `${indent}# ${key}:${otherwise}`];
}

/** What a setting means, and which words it may be. */
function helpOf(
  { help }: About,
  { choices, words }: { choices: string | undefined; words: HelpWords | undefined },
): string {
  if (!words) return choices === undefined ? help : `${help} One of ${choices}.`;
  const said = `${helpSaid(helpPhrase(help), words)}.`;
  return choices === undefined ? said : `${said} ${words.oneOf(choices)}`;
}

/** A text in lines of at most so many columns, broken at spaces. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
