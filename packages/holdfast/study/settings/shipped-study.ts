import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Studies lie at the top of the clone, and inside the package once built. */
const places = ['../../studies/', '../../../../studies/'];

/** The file of a study that ships with Holdfast, by its name such as `article`; undefined for a name that none has. */
export function shippedStudy(name: string): string | undefined {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  return places
    .map((place) => fileURLToPath(new URL(`${place}${name}.yaml`, import.meta.url)))
    .find((file) => existsSync(file));
}
