/** The parts of a package.json that building a package reads or changes. */
export interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | { types: string; default: string }>;
  dependencies?: Record<string, string>;
  bundleDependencies?: readonly string[];
  private?: boolean;
  scripts?: Record<string, string>;
  repository?: { type: 'git'; url: string; directory: string };
}

export interface PublishedManifestOptions {
  /** Dependencies that travel inside the package. */
  bundled?: readonly string[];
  /** Where the clone comes from, which npm compares with the place that a release is built at. */
  repository?: { url: string; directory: string };
}

/**
 * The package.json of a built package, made from that of its source: entries are compiled code with its types, and what
 * only the clone needs is left out.
 */
export function publishedManifest(source: Manifest, options: PublishedManifestOptions = {}): Manifest {
  const { private: _private, scripts: _scripts, ...kept } = source;
  const { bundled = [], repository } = options;
  return {
    ...kept,
    exports: Object.fromEntries(
      Object.entries(source.exports).map(([entry, target]) => [
        entry,
        typeof target === 'string' ? compiledEntry(target) : target,
      ]),
    ),
    bundleDependencies: bundled.length > 0 ? bundled : undefined,
    repository: repository && { type: 'git', ...repository },
  };
}

function compiledEntry(target: string): string | { types: string; default: string } {
  if (!target.endsWith('.ts')) return target;
  const stem = target.slice(0, -'.ts'.length);
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
}
