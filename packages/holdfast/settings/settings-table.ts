import type { z } from 'zod';
import { listSettings, type Setting } from './list-settings.ts';
import { settingForm } from './setting-form.ts';
import { flagOf, formText } from './setting-text.ts';

/** The Markdown tables of all settings, one for each group: key, values, default, the option and the commands with it, meaning. */
export function settingsTable(schema: z.ZodType): string {
  const groups = Map.groupBy(listSettings(schema), ({ path }) => (path.length === 1 ? '' : path[0]));
  return [...groups].map(([group, settings]) => groupTable(group, settings)).join('\n');
}

function groupTable(group: string, settings: readonly Setting[]): string {
  const rows = settings.map((setting) => [
    `\`${setting.path.slice(group === '' ? 0 : 1).join('.')}\``,
    formText(settingForm(setting.schema)),
    defaultText(setting),
    optionText(setting),
    setting.about.help,
  ]);
  const head = ['key', 'values', 'default', 'option', 'meaning'];
  const lines = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return `## ${group === '' ? 'At the top' : `\`${group}\``}\n\n${lines.join('\n')}\n`;
}

function defaultText({ schema, about }: Setting): string {
  const form = settingForm(schema);
  if (form.default !== undefined) return `\`${valueText(form.default)}\``;
  return about.otherwise ?? (form.optional ? 'none' : 'must be given');
}

function optionText(setting: Setting): string {
  const { commands = [], uses } = setting.about;
  const flags = Map.groupBy(commands, (command) => flagOf(setting, uses?.[command] && command));
  return [...flags].map(([flag, names]) => `\`--${flag}\` of ${names.join(', ')}`).join('; ');
}

/** A value as YAML has it in a line. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'string') return /^[\w./:+-]+( [\w]+)*$/.test(value) ? value : JSON.stringify(value);
  return String(value);
}
