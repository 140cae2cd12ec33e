import type { Command, Option } from 'commander';

/** What a shell may complete after one command. */
export interface CompletedCommand {
  /** The words that lead to it, such as `['judge', 'check']`; none for `holdfast` itself. */
  path: readonly string[];
  subcommands: readonly { name: string; description: string }[];
  options: readonly CompletedOption[];
  /** What its arguments may be, where that is a fixed list. */
  choices: readonly string[];
  /** Whether its arguments may be files and folders. */
  takesFiles: boolean;
}

/** An option as shells complete it. */
export interface CompletedOption {
  /** With its hyphens, such as `--output`. */
  flag: string;
  description: string;
  /** The name of the value that has to follow, if any. */
  value: string | undefined;
  choices: readonly string[];
  /** Whether it may be given several times. */
  variadic: boolean;
}

/** A command and all beneath it, each before its own subcommands, with every option that its help has. */
export function completedCommands(command: Command, path: readonly string[] = []): CompletedCommand[] {
  const help = command.createHelp();
  const { commands, registeredArguments } = command;
  const choices = registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  return [
    {
      path,
      subcommands: commands.map((one) => ({ name: one.name(), description: one.description() })),
      options: help.visibleOptions(command).flatMap(completedOption),
      choices,
      takesFiles: registeredArguments.length > 0 && choices.length === 0,
    },
    ...commands.flatMap((one) => completedCommands(one, [...path, one.name()])),
  ];
}

function completedOption(option: Option): CompletedOption[] {
  const { long, description, argChoices = [], required, optional, variadic, flags } = option;
  if (long === undefined || long === null) return [];
  const value = required ? (/<([^>.]+)/.exec(flags)?.[1] ?? 'value') : undefined;
  const choices = required || optional ? [...argChoices] : [];
  return [{ flag: long, description, value, choices, variadic }];
}
