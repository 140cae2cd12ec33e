import { z } from 'zod';
import { type About, aboutSetting } from './setting.ts';

/** A setting with its place. */
export interface Setting {
  /** Its keys from the top, such as `['audit', 'margin']`. */
  path: readonly string[];
  schema: z.ZodType;
  about: About;
}

/** All settings of a schema in its order, those in groups of groups too. */
export function listSettings(schema: z.ZodType, path: readonly string[] = []): Setting[] {
  const shape = shapeOf(schema);
  return Object.entries(shape ?? {}).flatMap(([key, inner]) => {
    const place = [...path, key];
    const about = aboutSetting(inner);
    return about ? [{ path: place, schema: inner, about }] : listSettings(inner, place);
  });
}

/** The keys of the group of settings at a place, and of the objects and lists in it; empty where there is none. */
export function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let inner: z.ZodType[] = [schema];
  for (const key of path) {
    inner = inner.flatMap(alternatives).flatMap((one) => {
      if (one instanceof z.ZodArray) return [one.element as z.ZodType];
      return shapeOf(one)?.[key] ?? [];
    });
  }
  return inner.flatMap(alternatives).flatMap((one) => Object.keys(shapeOf(one) ?? {}));
}

/** What a schema may be: of a union its members. */
function alternatives(schema: z.ZodType): z.ZodType[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodUnion ? (inner.options as z.ZodType[]).flatMap(alternatives) : [inner];
}

/** What a group of settings holds; undefined for a schema that is none. */
export function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : undefined;
}

/** A schema without what says that it may be left out. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}
