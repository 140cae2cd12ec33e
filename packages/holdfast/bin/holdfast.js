#!/usr/bin/env node
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `holdfast: Node ${process.versions.node} is too old; install Node 22.13 or newer, or start it with "npm run" from a clone.\n`,
  );
  process.exit(2);
}
// Compiled code is kept between starts, which halves what a start takes; threads read where from their environment.
const { directory } = module.enableCompileCache();
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
const { main } = await import('../cli/main.ts');
const { endOnceWritten } = await import('../cli/process/end-once-written.ts');
process.exitCode = await main(process.argv.slice(2));
endOnceWritten();
