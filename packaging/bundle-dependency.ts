import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Dependencies that only a package's install script has use for. */
const neededToInstall: Record<string, readonly string[]> = {
  'onnxruntime-node': ['adm-zip', 'global-agent'],
};

/**
 * Copies an installed dependency, and what it needs in turn, into a package's own node_modules. They are whole but for
 * install scripts and what only these need: npm runs the scripts of what is bundled too, so they must not be there.
 */
export async function bundleDependency(
  name: string,
  { from, into }: { from: string; into: string },
): Promise<void> {
  const source = join(from, 'node_modules', name);
  const target = join(into, 'node_modules', name);
  await cp(source, target, { recursive: true, filter: (path) => path !== join(source, 'script') });
  const file = join(target, 'package.json');
  const {
    scripts: _scripts,
    devDependencies: _development,
    ...manifest
  } = JSON.parse(await readFile(file, 'utf8'));
  for (const dependency of neededToInstall[name] ?? []) delete manifest.dependencies[dependency];
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    await bundleDependency(dependency, { from, into });
  }
}
