import { z } from 'zod';
import type { PathRule } from './paths.ts';

/** What is different about a setting as an option of one command. */
export interface OptionUse {
  /** Another flag there. */
  flag?: string;
  /** Another meaning there. */
  help?: string;
  /** Another default there. */
  default?: unknown;
  /** No default there: left out, it is taken from elsewhere, which the help says. */
  noDefault?: boolean;
  /** The command cannot do without it. */
  required?: boolean;
}

/** All that is told of a setting beside its type and its default. */
export interface About {
  /** What it is, in one or two sentences: for editors, for `--help`, for the template and for the table in the docs. */
  help: string;
  /** Its flag without the dashes, where it is not its key in kebab case. */
  flag?: string;
  /** What its value is called in `--help`, such as `file`. */
  value?: string;
  /** The commands that take it as an option. */
  commands?: readonly string[];
  /** What is different in some of them. */
  uses?: Readonly<Record<string, OptionUse>>;
  /** What holds where it is left out and the schema has no default, such as `all cores`. */
  otherwise?: string;
  /** How a path in it is taken from the folder of its file. */
  path?: PathRule;
  /** Whether most users want to see it, so that the template of `init` shows it. */
  common?: boolean;
  /** Whether it changes only what a run costs and how it goes on: such a change leaves a run the same run. */
  outward?: boolean;
}

const registry = z.registry<About>();

/** Makes a schema a setting: whatever reads, shows or explains settings takes it from here. Returns the setting. */
export function setting<Schema extends z.ZodType>(schema: Schema, about: About): Schema {
  const described = schema.describe(about.help);
  registry.add(described, about);
  return described;
}

/** What is told of a setting; undefined for schemas that are none, such as a group of settings. */
export function aboutSetting(schema: z.ZodType): About | undefined {
  return registry.get(schema);
}
