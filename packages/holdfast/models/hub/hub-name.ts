import { existsSync } from 'node:fs';
import { HoldfastError } from '../../errors.ts';

/** A repository on the Hugging Face hub, or one file of it. */
export interface HubName {
  kind: 'model' | 'dataset';
  /** `OWNER/NAME`, or `NAME` alone for the oldest ones. */
  repository: string;
  /** A branch, a tag or a commit. */
  revision: string;
  /** A file of the repository, where one is named. */
  file?: string;
}

const part = '[A-Za-z0-9][A-Za-z0-9._-]{0,95}';
const repositoryName = new RegExp(`^${part}/${part}$`);
const prefix = 'hf:';
const datasets = 'datasets/';

/**
 * Reads a name such as `hf:OWNER/NAME`, `hf:OWNER/NAME@REVISION`, `hf:OWNER/NAME/FILE.gguf` or `hf:datasets/OWNER/NAME`;
 * undefined for what does not begin so. Throws HoldfastError `bad-usage` for what begins so and names nothing.
 */
export function parseHubName(name: string): HubName | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const rest = name.slice(prefix.length);
  const kind = rest.startsWith(datasets) ? 'dataset' : 'model';
  const [path, revision = 'main', ...more] = (kind === 'dataset' ? rest.slice(datasets.length) : rest).split(
    '@',
  );
  const [owner, own, ...file] = path.split('/');
  const repository = own === undefined ? owner : `${owner}/${own}`;
  const good =
    (repositoryName.test(repository) || new RegExp(`^${part}$`).test(repository)) &&
    new RegExp(`^${part}$`).test(revision) &&
    file.every((step) => new RegExp(`^${part}$`).test(step)) &&
    more.length === 0;
  if (!good)
    throw new HoldfastError(
      'bad-usage',
      `${name.slice(0, 200)} names nothing on the hub; write hf:OWNER/NAME, with @REVISION or /FILE behind it if need be.`,
    );
  return file.length > 0
    ? { kind, repository, revision, file: file.join('/') }
    : { kind, repository, revision };
}

/**
 * The repository that a plain `OWNER/NAME` means; undefined for other names, and where a folder `OWNER` lies here, since a
 * mistyped path is more likely then.
 */
export function plainHubName(name: string): HubName | undefined {
  if (!repositoryName.test(name) || existsSync(name.split('/')[0])) return undefined;
  return { kind: 'model', repository: name, revision: 'main' };
}

/** The name as a user can give it again. */
export function formatHubName({ kind, repository, revision, file }: HubName): string {
  const path = file === undefined ? repository : `${repository}/${file}`;
  return `${prefix}${kind === 'dataset' ? datasets : ''}${path}${revision === 'main' ? '' : `@${revision}`}`;
}
