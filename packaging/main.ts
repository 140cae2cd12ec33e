import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildPackages, root } from './build-packages.ts';

const help = `Builds the packages that are published, each into a folder below dist.

  npm run build                       JavaScript, types, source maps, and what they read
  npm run pack                        the same, and a tarball of each in dist
  npm run build -- --repository URL   notes where the clone comes from, for a release with provenance
`;

const { values } = parseArgs({
  options: { pack: { type: 'boolean' }, repository: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) process.stdout.write(help);
else await build();

async function build(): Promise<void> {
  const output = join(root, 'dist');
  const folders = await buildPackages({ output, repository: values.repository });
  await mkdir(output, { recursive: true });
  for (const folder of folders) {
    const name = relative(process.cwd(), resolve(folder));
    if (!values.pack) {
      process.stdout.write(`${name}\n`);
      continue;
    }
    const { stdout } = await promisify(execFile)('npm', [
      'pack',
      folder,
      '--pack-destination',
      output,
      '--silent',
    ]);
    process.stdout.write(`${join(relative(process.cwd(), output), stdout.trim())}\n`);
  }
}
