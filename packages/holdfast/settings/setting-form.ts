import { z } from 'zod';

/** What values a setting takes, as an option and a table need to know it. */
export interface SettingForm {
  kind: 'switch' | 'whole number' | 'number' | 'choice' | 'text' | 'object';
  /** Whether it takes several. */
  list: boolean;
  /** Of a choice. */
  choices?: readonly string[];
  /** Whether it can be switched off with `false`. */
  canBeOff: boolean;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
  default?: unknown;
  /** Whether it may be left out. */
  optional: boolean;
}

/** The parts of a JSON schema that are read here. */
interface JsonSchema {
  type?: string;
  enum?: string[];
  const?: unknown;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  default?: unknown;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
}

/** Several commands take the same setting, and zod takes its time. */
const known = new WeakMap<z.ZodType, SettingForm>();

/** The form of a setting's values, read from the JSON schema that zod makes of it. */
export function settingForm(schema: z.ZodType): SettingForm {
  const form = known.get(schema) ?? formOf(schema);
  known.set(schema, form);
  return form;
}

function formOf(schema: z.ZodType): SettingForm {
  const whole = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const alternatives = whole.anyOf?.filter((one) => one.const !== false);
  const canBeOff = alternatives !== undefined && alternatives.length < (whole.anyOf?.length ?? 0);
  const outer = alternatives?.length === 1 ? alternatives[0] : whole;
  const list = outer.type === 'array';
  const inner = list ? (outer.items ?? {}) : outer;
  return {
    kind: kindOf(inner),
    list,
    choices: inner.enum ?? (typeof inner.const === 'string' ? [inner.const] : undefined),
    canBeOff,
    minimum: inner.minimum,
    exclusiveMinimum: inner.exclusiveMinimum,
    // zod writes the largest safe integer where nothing else is said.
    maximum: inner.maximum === Number.MAX_SAFE_INTEGER ? undefined : inner.maximum,
    exclusiveMaximum: inner.exclusiveMaximum,
    default: whole.default,
    optional: schema.safeParse(undefined).success,
  };
}

function kindOf({ type, enum: choices, const: constant }: JsonSchema): SettingForm['kind'] {
  if (choices || typeof constant === 'string') return 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'integer') return 'whole number';
  if (type === 'number') return 'number';
  return type === 'string' ? 'text' : 'object';
}
