import { Command } from 'commander';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runConfigSchema } from '../run/settings/run-config.ts';
import { runConfigJsonSchema } from '../run/settings/run-schema.ts';
import { settingsPage } from '../run/settings/settings-page.ts';
import { parseSettings } from '../settings/parse-settings.ts';
import { anyPath } from '../settings/paths.ts';
import { resolvePaths } from '../settings/resolve-paths.ts';
import { setting } from '../settings/setting.ts';
import { settingsTemplate } from '../settings/settings-template.ts';
import { addSettingOptions, givenOverrides } from './options/setting-options.ts';

// A schema as ours with one entry more: nothing else is told of it.
const schema = z.strictObject({
  ...runConfigSchema.shape,
  lamp: z
    .strictObject({
      brightness: setting(z.int().min(1).max(9).default(7), {
        help: 'How bright the lamp shines.',
        value: 'lumens',
        commands: ['audit'],
        common: true,
      }),
      shade: setting(z.string().optional(), { help: 'A file with its shade.', path: anyPath }),
    })
    .prefault({}),
});

const options = (...words: string[]) => {
  const command = addSettingOptions(new Command('audit').exitOverride(), { command: 'audit', schema });
  command.configureOutput({ writeErr: () => undefined });
  command.parse(words, { from: 'user' });
  return command;
};

test('a setting that is told once is read from the file, with a default, a place of mistakes, and paths', () => {
  const read = (text: string) => parseSettings(text, { file: 'h.yaml', schema });
  expect(read('data: x').lamp).toEqual({ brightness: 7 });
  expect(read('data: x\nlamp: { brightness: 3 }').lamp).toEqual({ brightness: 3 });
  expect(() => read('data: x\nlamp: { britness: 3 }')).toThrow(
    'h.yaml, line 2, column 9: "britness" is unknown here; did you mean "brightness"?',
  );
  expect(() => read('data: x\nlamp:\n  brightness: 12')).toThrow(
    'h.yaml, line 3, column 3: "lamp.brightness": ',
  );
  const resolved = resolvePaths(read('data: x\nlamp: { shade: a }'), {
    schema,
    from: (path) => `/there/${path}`,
  });
  expect(resolved).toMatchObject({ data: '/there/x', lamp: { shade: '/there/a' } });
});

test('it is an option with help, default and checks', () => {
  const help = options().helpInformation();
  expect(help.replaceAll(/\s+/g, ' ')).toContain(
    '--brightness <lumens> how bright the lamp shines (default: 7)',
  );
  const [given] = givenOverrides(options('--brightness', '4').opts(), 'audit', schema).slice(-1);
  expect(given).toEqual({ path: ['lamp', 'brightness'], value: 4, given: '--brightness' });
  expect(() => options('--brightness', '12')).toThrow(/It must be a whole number from 1 to 9\./);
});

test('options of run that are not given leave what the file says', () => {
  const command = addSettingOptions(new Command('run'), { command: 'run' }).parse([], { from: 'user' });
  expect(givenOverrides(command.opts(), 'run')).toEqual([]);
});

test('it stands in the JSON schema, in the template and in the table', () => {
  expect(runConfigJsonSchema(schema)).toMatchObject({
    properties: {
      lamp: { properties: { brightness: { description: 'How bright the lamp shines.', default: 7 } } },
    },
  });
  const template = settingsTemplate(schema, {
    values: { data: 'x' },
    shown: ({ about }) => about.common ?? false,
  });
  expect(template).toContain('# lamp:\n  # How bright the lamp shines.\n  # brightness: 7\n');
  expect(parseSettings(template, { file: 'h.yaml', schema })).toMatchObject({
    data: 'x',
    lamp: { brightness: 7 },
  });
  expect(settingsPage(schema)).toContain(
    '| `brightness` | whole number from 1 to 9 | `7` | `--brightness` of audit | How bright the lamp shines. |',
  );
});
