import type { CompletedCommand, CompletedOption } from './completed-command.ts';

/** The completions as a script for zsh, with descriptions: a function for each command, which calls that of a subcommand. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef holdfast
# holdfast's completion for zsh, by "holdfast completion zsh"
${commands.map(zshFunction).join('\n')}
# Read by "source", it says for itself what it completes; from a folder of $fpath, zsh calls it.
if [[ $funcstack[1] == _holdfast ]]; then _holdfast "$@"; else compdef _holdfast holdfast; fi
`;
}

function zshFunction({ path, subcommands, options, choices, takesFiles }: CompletedCommand): string {
  const name = functionName(path);
  const specs = options.map(optionSpec);
  if (subcommands.length === 0) {
    if (choices.length > 0) specs.push(quoted(`*:value:(${choices.join(' ')})`));
    else if (takesFiles) specs.push(quoted('*:file:_files'));
    return `${name}() {\n  _arguments -S \\\n    ${specs.join(' \\\n    ')}\n}`;
  }
  const described = subcommands.map((one) => quoted(`${one.name}:${one.description}`));
  const cases = subcommands.map((one) => `${one.name}) ${functionName([...path, one.name])} ;;`);
  return `${name}() {
  local state line
  local -a subcommands=(
    ${described.join('\n    ')}
  )
  _arguments -C -S \\
    ${[...specs, "'1: :->subcommand'", "'*:: :->rest'"].join(' \\\n    ')}
  case $state in
  subcommand)
    _describe command subcommands${takesFiles ? '\n    _files' : ''}
    ;;
  rest)
    case $line[1] in
    ${cases.join('\n    ')}
    ${takesFiles ? '*) _files ;;' : ''}
    esac
    ;;
  esac
}`;
}

function optionSpec({ flag, description, value, choices, variadic }: CompletedOption): string {
  const text = `${variadic ? '*' : ''}${flag}[${description.replaceAll(/[\\[\]]/g, '\\$&')}]`;
  if (value === undefined) return quoted(text);
  const action = choices.length > 0 ? `(${choices.join(' ')})` : '_files';
  return quoted(`${text}:${value.replaceAll(':', '\\:')}:${action}`);
}

function functionName(path: readonly string[]): string {
  return ['_holdfast', ...path].join('_').replaceAll('-', '_');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
