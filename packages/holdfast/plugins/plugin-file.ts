/** How a file of one's own is named: by a path that begins with `./`, `../` or `/`, and ends as JavaScript or TypeScript does. */
const pluginFile = /^(?:\.{1,2}\/|\/(?!\/))[^\n]*\.[cm]?[jt]s$/;

/** The same within a longer name, such as `words + ./my-judge.ts` or `./my-defence.ts:2`. */
const pluginFiles = /(?<=^|[\s+:])(?:\.{1,2}\/|\/(?!\/))[^\s+:]+\.[cm]?[jt]s(?=$|[\s+:])/g;

/** Whether a name stands for a file of JavaScript or TypeScript. */
export function isPluginFile(name: string): boolean {
  return pluginFile.test(name);
}

/** The files that stand in a name. */
export function pluginFilesIn(name: string): string[] {
  return name.match(pluginFiles) ?? [];
}

/** A name with the paths of its files resolved by `from`. */
export function resolvePluginFiles(name: string, from: (path: string) => string): string {
  return name.replace(pluginFiles, from);
}
