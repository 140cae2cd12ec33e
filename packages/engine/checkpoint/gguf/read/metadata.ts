import type { EngineError } from '../../../errors.ts';
import { type MetadataValue, short } from './parse-header.ts';

/** GGUF's metadata, asked for by key and kind. Each throws what `refuse` made for a value of another kind. */
export interface Metadata {
  /** Whether the key is there. */
  has(key: string): boolean;
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  number(key: string): number | undefined;
  /** A whole number of at least 1; `missing` where the key is not there, and an error without it. */
  size(key: string, missing?: number): number;
  texts(key: string): readonly string[] | undefined;
  numbers(key: string): readonly number[] | undefined;
}

/** Makes metadata easy to ask. `refuse` makes the error that names the file. */
export function readMetadata(
  entries: ReadonlyMap<string, MetadataValue>,
  refuse: (what: string) => EngineError,
): Metadata {
  const wrong = (key: string, kind: string): EngineError => refuse(`has a ${short(key)} that is no ${kind}`);
  const one =
    <Kind extends MetadataValue>(kind: string, is: (value: MetadataValue) => value is Kind) =>
    (key: string): Kind | undefined => {
      const value = entries.get(key);
      if (value === undefined || is(value)) return value;
      throw wrong(key, kind);
    };
  const number = one('number', (value): value is number => typeof value === 'number');
  const isList =
    <Kind>(type: string) =>
    (value: MetadataValue): value is MetadataValue & readonly Kind[] =>
      Array.isArray(value) && value.every((item) => typeof item === type);
  return {
    has: (key) => entries.has(key),
    number,
    text: one('text', (value): value is string => typeof value === 'string'),
    flag: one('flag', (value): value is boolean => typeof value === 'boolean'),
    texts: one('list of texts', isList<string>('string')),
    numbers: one('list of numbers', isList<number>('number')),
    size(key, missing) {
      const value = number(key) ?? missing;
      if (value === undefined) throw refuse(`lacks ${short(key)}`);
      if (!Number.isSafeInteger(value) || value < 1) throw wrong(key, 'whole number of at least 1');
      return value;
    },
  };
}
