/** The parts of the page that have an address, as it stands behind the `#`. */
export const placeNames = [
  'jobs',
  'new-job',
  'quarantine',
  'review',
  'models',
  'data',
  'tenants',
  'keys',
  'log',
  'studies',
] as const;

export type PlaceName = (typeof placeNames)[number];

/** A place of the page: a list, or one thing of it. */
export interface Place {
  name: PlaceName;
  id?: string;
}

/** The place that an address names; the jobs where it names none. */
export function placeOf(hash: string): Place {
  const [, name = '', id] = /^#\/([\w-]+)(?:\/(.+))?$/.exec(hash) ?? [];
  const known = placeNames.find((candidate) => candidate === name);
  if (!known) return { name: 'jobs' };
  return { name: known, id: id === undefined ? undefined : decoded(id) };
}

/** The address of a place. */
export function addressOf({ name, id }: Place): string {
  return id === undefined ? `#/${name}` : `#/${name}/${encodeURIComponent(id)}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
