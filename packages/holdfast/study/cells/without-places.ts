import { basename } from 'node:path';
import { resolvePluginFiles } from '../../plugins/plugin-file.ts';
import { worldOfModel } from '../../worlds/world-of-model.ts';
import type { CellSettings } from '../result/study-result.ts';
import { isBuiltInData } from './study-data.ts';

/**
 * A cell's settings with files by their names alone. Where they lie is this machine's affair: a study's folder that is moved or
 * handed on stays the same study. What is in the files is held by hashes.
 */
export function withoutPlaces(settings: CellSettings): CellSettings {
  const { data, defence } = settings;
  return {
    ...settings,
    data: isBuiltInData(data) ? data : basename(data),
    ...(defence === undefined
      ? {}
      : { defence: resolvePluginFiles(defence, (path) => `./${basename(path)}`) }),
  };
}

/** The name of a study's model without the folder that it lies in. */
export function modelWithoutPlace(model: string): string {
  return worldOfModel(model) ? model : basename(model);
}
