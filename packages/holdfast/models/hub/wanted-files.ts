import { HoldfastError } from '../../errors.ts';
import type { HubFile } from './download-blob.ts';
import { formatHubName, type HubName } from './hub-name.ts';

/** What the engine and other programs read of a model; weights in other forms, which often lie beside, are left. */
const modelFiles = [
  /^(config|generation_config|adapter_config|special_tokens_map)\.json$/,
  /^(tokenizer|chat_template|vocab|merges)[^/]*$/,
  /^(adapter_)?model(-\d+-of-\d+)?\.safetensors(\.index\.json)?$/,
];
/** What data can be read from. */
const dataFiles = [/\.(jsonl|json|csv|tsv|parquet|arrow|feather)(\.gz|\.zst)?$/];

/** Whether a file's name is that of data that can be read. */
export function isDataFile(name: string): boolean {
  return dataFiles.some((pattern) => pattern.test(name));
}

/**
 * The files that are to be fetched of those in a repository: the one that is named, a model's own, or a data set's data. Throws
 * HoldfastError `not-found`, naming what is there, when there is nothing of the kind.
 */
export function wantedFiles(name: HubName, files: readonly HubFile[]): HubFile[] {
  const named = formatHubName(name);
  const safe = files.filter(({ path }) => path.split('/').every((step) => /^[\w][\w.+ -]*$/.test(step)));
  if (name.file !== undefined) {
    const file = safe.find(({ path }) => path === name.file);
    if (file) return [file];
    throw new HoldfastError('not-found', `${named} is not in its repository, which holds ${some(safe)}.`);
  }
  const patterns = name.kind === 'model' ? modelFiles : dataFiles;
  const wanted = safe.filter(({ path }) => patterns.some((pattern) => pattern.test(path)));
  const paths = wanted.map(({ path }) => path);
  const isModel = paths.includes('config.json') || paths.includes('adapter_config.json');
  if (
    name.kind === 'dataset'
      ? wanted.length > 0
      : isModel && paths.some((path) => path.endsWith('.safetensors'))
  )
    return wanted;
  const gguf = safe.filter(({ path }) => path.endsWith('.gguf'));
  if (gguf.length > 0)
    throw new HoldfastError('not-found', `${named} holds GGUF files; name one of them: ${some(gguf)}.`);
  const lacking = name.kind === 'model' ? 'no config.json and safetensors' : 'no data that can be read';
  throw new HoldfastError('not-found', `${named} has ${lacking}; it holds ${some(safe)}.`);
}

function some(files: readonly HubFile[]): string {
  const shown = files.slice(0, 5).map(({ path }) => path);
  return files.length === 0
    ? 'nothing'
    : `${shown.join(', ')}${files.length > shown.length ? ' and others' : ''}`;
}
