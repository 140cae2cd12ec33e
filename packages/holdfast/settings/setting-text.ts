import type { Setting } from './list-settings.ts';
import type { SettingForm } from './setting-form.ts';

/** The flag of a setting, without the dashes. */
export function flagOf({ path, about }: Setting, command?: string): string {
  const use = command === undefined ? undefined : about.uses?.[command];
  const key = path[path.length - 1];
  return use?.flag ?? about.flag ?? key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a value is called in `--help`, such as `file`. */
export function valueName({ about }: Setting, form: SettingForm): string {
  if (about.value !== undefined) return about.value;
  if (form.kind === 'whole number' || form.kind === 'number') return 'number';
  return form.kind === 'object' ? 'settings' : 'text';
}

/** A sentence as `--help` has it: without a capital, a full stop and the marks of code. */
export function helpPhrase(sentence: string): string {
  const plain = sentence.replace(/\.$/, '').replaceAll('`', '');
  return /^[A-Z](?![A-Za-z]*[A-Z])/.test(plain) ? `${plain[0].toLowerCase()}${plain.slice(1)}` : plain;
}

/** The kind of value, such as `whole number of at least 1` or `keep, flag, rewrite or drop`. */
export function formText(form: SettingForm): string {
  const text = form.choices ? wordsText(form.choices) : `${kindText(form)}${boundsText(form)}`;
  return `${form.list ? `list of ${text}` : text}${form.canBeOff ? ', or false' : ''}`;
}

function kindText({ kind }: SettingForm): string {
  if (kind === 'switch') return 'true or false';
  return kind === 'object' ? 'settings' : kind;
}

/** The bounds of a number, such as ` from 0 to 1`; empty where there are none. */
export function boundsText({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: SettingForm): string {
  const below = exclusiveMaximum === undefined ? '' : ` and below ${exclusiveMaximum}`;
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}${below}`;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}${below}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

function wordsText(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
