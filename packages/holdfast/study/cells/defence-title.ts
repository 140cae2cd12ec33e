import { basename, extname } from 'node:path';
import { resolvePluginFiles } from '../../plugins/plugin-file.ts';

/** The short name of defences, for cell names and tables: a file of one's own goes by its name without folder and ending. */
export function defenceTitle(text: string): string {
  return resolvePluginFiles(text, (path) => basename(path, extname(path)));
}
