import { type Command, InvalidArgumentError, Option } from 'commander';
import { parse } from 'yaml';
import type { z } from 'zod';
import { HoldfastError } from '../../errors.ts';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import { explainIssue, firstIssue, pathOf } from '../../settings/explain-issue.ts';
import { listSettings, type Setting } from '../../settings/list-settings.ts';
import type { Override } from '../../settings/parse-settings.ts';
import { type SettingForm, settingForm } from '../../settings/setting-form.ts';
import { boundsText, flagOf, helpPhrase, valueName } from '../../settings/setting-text.ts';

/** The options of one command, by the schema of all settings. */
interface Taken {
  /** The command's name, such as `audit` or `judge run`. */
  command: string;
  schema?: z.ZodType;
}

/** Gives a command an option for each setting that it takes, with help, default, choices and checks from the schema. */
export function addSettingOptions(target: Command, { command, schema = runConfigSchema }: Taken): Command {
  for (const setting of settingsOf(command, schema)) {
    const form = settingForm(setting.schema);
    target.addOption(optionOf(setting, { command, form }));
    if (form.canBeOff) target.addOption(new Option(`--no-${flagOf(setting, command)}`, 'do without that'));
  }
  return target;
}

/** The settings that the options of a command give; what was left out and has no default is not there. */
export function givenOverrides(
  options: object,
  command: string,
  schema: z.ZodType = runConfigSchema,
): Override[] {
  const values = options as Readonly<Record<string, unknown>>;
  return settingsOf(command, schema).flatMap((setting) => {
    const flag = flagOf(setting, command);
    const value = values[camelCase(flag)];
    return value === undefined ? [] : [{ path: setting.path, value, given: `--${flag}` }];
  });
}

/** Puts in words what is wrong with settings that options gave, naming the option. */
export function usageError(error: z.ZodError, { command, schema = runConfigSchema }: Taken): HoldfastError {
  const issue = firstIssue(error.issues);
  const path = pathOf(issue).join('.');
  const setting = settingsOf(command, schema).find((one) => one.path.join('.') === path);
  const message = setting ? `--${flagOf(setting, command)}: ${issue.message}.` : explainIssue(issue, schema);
  return new HoldfastError('bad-usage', message);
}

function settingsOf(command: string, schema: z.ZodType): Setting[] {
  return listSettings(schema).filter(({ about }) => about.commands?.includes(command));
}

function optionOf(setting: Setting, { command, form }: { command: string; form: SettingForm }): Option {
  const { about, schema } = setting;
  const use = about.uses?.[command];
  const otherwise = about.otherwise === undefined || use?.noDefault ? '' : ` (default: ${about.otherwise})`;
  const value = form.kind === 'switch' ? '' : ` <${valueName(setting, form)}${form.list ? '...' : ''}>`;
  const option = new Option(
    `--${flagOf(setting, command)}${value}`,
    `${helpPhrase(use?.help ?? about.help)}${otherwise}`,
  );
  if (use?.required) option.makeOptionMandatory();
  const standard = use?.noDefault || use?.required ? undefined : (use?.default ?? form.default);
  const nothing =
    standard === undefined || standard === false || (Array.isArray(standard) && standard.length === 0);
  if (!nothing) option.default(standard);
  if (form.kind === 'choice') return option.choices([...(form.choices ?? [])]);
  if (form.kind === 'switch' || form.kind === 'text') return option;
  return option.argParser((text: string) => numberOf(text, { form, schema }));
}

/** The number, or the object, that an option's text is. Throws InvalidArgumentError, which says what it must be. */
function numberOf(text: string, { form, schema }: { form: SettingForm; schema: z.ZodType }): unknown {
  if (form.kind === 'object') return objectOf(text, schema);
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (schema.safeParse(value).success) return value;
  throw new InvalidArgumentError(`It must be a ${form.kind}${boundsText(form)}.`);
}

/** An object is written as YAML; a word alone is its kind. */
function objectOf(text: string, schema: z.ZodType): unknown {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new InvalidArgumentError(`It is no YAML: ${String(error).split('\n')[0]}`);
  }
  const parsed = schema.safeParse(typeof value === 'string' ? { kind: value } : value);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(explainIssue(firstIssue(parsed.error.issues), schema));
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
