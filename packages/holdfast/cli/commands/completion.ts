import { Argument, type Command } from 'commander';
import { createCommand, inContext } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { bashScript } from '../completion/bash-script.ts';
import { type CompletedCommand, completedCommands } from '../completion/completed-command.ts';
import { fishScript } from '../completion/fish-script.ts';
import { zshScript } from '../completion/zsh-script.ts';
import { exitCodes } from '../exit-codes.ts';
import { createProgram } from '../program.ts';

/** What writes the script of each shell. */
const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const satisfies Record<
  string,
  (commands: readonly CompletedCommand[]) => string
>;

/** `holdfast completion`: the script by which a shell completes commands, options and their values; `program` makes them all. */
export function completionCommand(loadCommands: () => Promise<Command[]>): Command {
  return createCommand('completion', commandDescriptions.completion, [
    'source <(holdfast completion bash)',
    'source <(holdfast completion zsh)',
    'holdfast completion fish > ~/.config/fish/completions/holdfast.fish',
  ])
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .action((shell: keyof typeof scripts, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output }) => {
        const program = createProgram();
        for (const command of await loadCommands()) program.addCommand(command);
        const script = scripts[shell](completedCommands(program));
        output.line(script);
        output.result({ shell, script });
        return exitCodes.pass;
      }),
    );
}
