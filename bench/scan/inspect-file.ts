import { pathToFileURL } from 'node:url';

/**
 * Prints the microseconds of processor time that all detectors take a row of a file, in whichever state of the project a folder
 * holds: `node inspect-file.ts FOLDER FILE`. The first pass compiles, the second is told.
 */
const [folder, file] = process.argv.slice(2);
const { readRows } = await import(moduleOf('data/read-conversations.ts'));
const { modelFreeDetectors } = await import(moduleOf('scan/detectors/model-free-detectors.ts'));
const { rowInspector } = await import(moduleOf('scan/inspect-rows.ts'));

const rows: unknown[] = [];
for await (const row of readRows(file)) rows.push(row);
let used = process.cpuUsage();
for (let pass = 0; pass < 2; pass++) {
  const inspect = rowInspector(modelFreeDetectors());
  const before = process.cpuUsage();
  for (const row of rows) inspect(row);
  used = process.cpuUsage(before);
}
console.log((used.user + used.system) / rows.length);

function moduleOf(path: string): string {
  return pathToFileURL(`${folder}/packages/holdfast/${path}`).href;
}
