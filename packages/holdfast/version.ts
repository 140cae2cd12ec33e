import { readFileSync } from 'node:fs';

/** The version of this package, such as `0.1.0`. */
export function version(): string {
  const packageFile = new URL('./package.json', import.meta.url);
  return String((JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version);
}
