import type { CompletedCommand } from './completed-command.ts';

/** The completions as a script for fish 3 and newer, with descriptions. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const paths = commands.flatMap(({ path }) => (path.length === 0 ? [] : [quoted(path.join(' '))]));
  return `# holdfast's completion for fish, by "holdfast completion fish"
function __holdfast_at
    set -l path
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if contains -- (string join -- ' ' $path $word) ${paths.join(' ')}
            set -a path $word
        end
    end
    test "$path" = "$argv"
end
complete -c holdfast -e
${commands.flatMap(completionLines).join('\n')}
`;
}

function completionLines({ path, subcommands, options, choices, takesFiles }: CompletedCommand): string[] {
  const start = `complete -c holdfast -n ${quoted(['__holdfast_at', ...path].join(' '))}`;
  return [
    ...(takesFiles ? [] : [`${start} -f`]),
    ...subcommands.map(({ name, description }) => `${start} -a ${name} -d ${quoted(description)}`),
    ...(choices.length > 0 ? [`${start} -a ${quoted(choices.join(' '))}`] : []),
    ...options.map(({ flag, description, value, choices: values }) => {
      const long = `${start} -l ${flag.replace(/^--/, '')} -d ${quoted(description)}`;
      if (value === undefined) return long;
      return values.length > 0 ? `${long} -x -a ${quoted(values.join(' '))}` : `${long} -r -F`;
    }),
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
