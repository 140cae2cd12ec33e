/** A word that `sh` takes as it is. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * The script that carries out a command anywhere: it works in the folder, appends what the command prints to a file,
 * passes SIGTERM on, and leaves the exit code in a file that appears only when it is whole.
 */
export function jobScript({
  folder,
  command,
  environment,
  output,
  exitCode,
}: {
  folder: string;
  command: readonly string[];
  /** Without secrets: the script stays in the folder. */
  environment: Readonly<Record<string, string>>;
  output: string;
  exitCode: string;
}): string {
  const settings = Object.entries(environment).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return `#!/bin/sh
# Written by Holdfast; what it prints goes to ${output.replaceAll('\n', ' ')}.
cd ${shellWord(folder)} || exit 1
echo "$$" >pid
rm -f ${shellWord(exitCode)}
${settings.join('\n')}
${command.map(shellWord).join(' ')} >>${shellWord(output)} 2>&1 &
child=$!
trap 'kill -TERM "$child" 2>/dev/null' TERM INT
wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
echo "$code" >${shellWord(`${exitCode}.part`)} && mv ${shellWord(`${exitCode}.part`)} ${shellWord(exitCode)}
exit "$code"
`;
}
