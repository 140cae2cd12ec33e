import { execFile } from 'node:child_process';
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundleDependency } from './bundle-dependency.ts';
import { type Manifest, publishedManifest } from './published-manifest.ts';
import { type PublishedPackage, publishedPackages } from './published-package.ts';

/** The top of the clone. */
export const root = resolve(import.meta.dirname, '..');

export interface BuildOptions {
  /** The folder that the packages are built into; it is emptied first. */
  output: string;
  /** The address of the repository, such as `git+https://example.org/holdfast.git`; it is noted in the packages. */
  repository?: string;
}

/**
 * Compiles the published packages and lays beside the code whatever it reads. Returns the folders of the packages, each of
 * which `npm pack` and `npm publish` take as they are. Throws what the compiler printed when the code does not compile.
 */
export async function buildPackages({ output, repository }: BuildOptions): Promise<string[]> {
  await rm(output, { recursive: true, force: true });
  await compile(output);
  await buildPage(output);
  return Promise.all(publishedPackages.map((description) => finish(description, { output, repository })));
}

async function compile(output: string): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const words = [compiler, '--project', join(root, 'packaging/tsconfig.json'), '--outDir', resolve(output)];
  await promisify(execFile)(process.execPath, words).catch((error: { stdout?: string; message: string }) => {
    throw new Error(error.stdout || error.message);
  });
}

/** Builds the page into the package whose gateway serves it; the one that the clone's gateway serves stays as it is. */
async function buildPage(output: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const page = resolve(output, 'packages/holdfast/gateway/page/dist');
  const words = [vite, 'build', join(root, 'packages/dashboard'), '--outDir', page, '--logLevel', 'warn'];
  // Whoever tests the build must not have its libraries built for tests.
  const environment = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, words, { cwd: root, env: environment });
}

/** Makes a folder of compiled code a package. */
async function finish(description: PublishedPackage, options: BuildOptions): Promise<string> {
  const { folder, assets, additions, bundled } = description;
  const source = join(root, folder);
  const target = join(options.output, folder);
  for (const pattern of assets) {
    for (const file of await matches(pattern, source)) await copy(join(source, file), join(target, file));
  }
  for (const { files, into } of additions) {
    for (const file of await matches(files, root)) {
      await copy(join(root, file), join(target, into, basename(file)));
    }
  }
  for (const name of bundled) await bundleDependency(name, { from: root, into: target });
  const manifest: Manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const repository = options.repository ? { url: options.repository, directory: folder } : undefined;
  const published = publishedManifest(manifest, { bundled, repository });
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  return target;
}

/** The files that a pattern names in a folder; there must be some. */
async function matches(pattern: string, folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: folder })) files.push(file);
  if (files.length === 0) throw new Error(`Nothing in ${folder} is called ${pattern}.`);
  return files.sort();
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}
