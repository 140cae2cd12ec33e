import type { CompletedCommand } from './completed-command.ts';

/** The completions as a script for bash. Files are offered wherever no word of ours fits. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const paths = commands.flatMap(({ path }) => (path.length === 0 ? [] : [`'${path.join(' ')}'`]));
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map(({ flag, choices }) => `    '${[...path, flag].join(' ')}') values='${choices.join(' ')}' ;;`),
  );
  const words = commands.map(({ path, subcommands, options, choices }) => {
    const all = [...subcommands.map(({ name }) => name), ...choices, ...options.map(({ flag }) => flag)];
    return `    '${path.join(' ')}') words='${all.join(' ')}' ;;`;
  });
  return `# holdfast's completion for bash, by "holdfast completion bash"
_holdfast() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} path='' word values words
  # Bash takes "--option=value" for three words.
  [[ $current == = ]] && current=''
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD - 2]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
    ${paths.join(' | ')}) path="\${path:+$path }$word" ;;
    esac
  done
  case "\${path:+$path }$previous" in
${values.join('\n')}
  esac
  if [[ -n \${values+set} ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
    return
  fi
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _holdfast holdfast
`;
}
