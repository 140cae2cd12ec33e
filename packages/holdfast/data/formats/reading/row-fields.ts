import { isObject, isProblem } from '../format.ts';
import { textTurn } from '../turns/text-turn.ts';
import type { RowLayout, Turn } from './row-layout.ts';
import type { JsonObject, Path, RowProblem } from './row-value.ts';

/** The names under which a system prompt stands beside the turns. */
const systemFields = ['system', 'system_prompt'] as const;
const toolFields = ['tools', 'functions', 'parallel_tool_calls'] as const;
const labelFields = ['label', 'kto_tag'] as const;
const mediaFields = ['image', 'images', 'video', 'videos', 'audio', 'audios'] as const;

/** The fields that every format may have beside its turns. */
export const sharedFields: readonly string[] = [
  ...systemFields,
  ...toolFields,
  ...labelFields,
  ...mediaFields,
];

/** What stands in place of the turns, or changes how they are learnt, in a way that cannot be followed here. */
const refused: Readonly<Record<string, Omit<RowProblem, 'message'>>> = {
  input_ids: {
    reason: 'its "input_ids" are tokens and no text',
    remedy: 'give the conversation that they were made from',
  },
  chat_template: {
    reason: 'its "chat_template" changes how it is written for the model',
    remedy: 'leave it out; the model brings its own',
  },
  chat_template_kwargs: {
    reason: 'its "chat_template_kwargs" change how it is written for the model',
    remedy: 'leave them out',
  },
};

/**
 * What a row says beside its turns: tools, a label, pictures; as fields of a layout. A problem for a label that is neither
 * true nor false, and for fields that change what is learnt in a way that cannot be followed here.
 */
export function besideTurns(row: JsonObject): Omit<RowLayout, 'turns' | 'pair'> | RowProblem {
  if (!mayHaveBeside(row)) return nothingBeside;
  for (const field in refused) {
    if (isGiven(row[field])) return refused[field];
  }
  const label = readLabel(row);
  if (typeof label === 'object') return label;
  const field = isGiven(row.tools) ? 'tools' : 'functions';
  return {
    label,
    tools: isGiven(row[field]) ? { value: row[field], path: [field] } : undefined,
    parallelToolCalls: row.parallel_tool_calls,
    media: mediaOf(row),
  };
}

const besideFields: ReadonlySet<string> = new Set([
  ...toolFields,
  ...labelFields,
  ...mediaFields,
  ...Object.keys(refused),
]);
const nothingBeside: Omit<RowLayout, 'turns' | 'pair'> = {
  label: undefined,
  tools: undefined,
  parallelToolCalls: undefined,
  media: undefined,
};

/** Most rows are their turns, and are not searched field by field. */
function mayHaveBeside(row: JsonObject): boolean {
  for (const field in row) if (besideFields.has(field)) return true;
  return false;
}

/**
 * The system prompt that stands beside the turns, as a turn of its own: a text, or a list of text blocks. `first` is the
 * first turn of the row, which must not be another system prompt.
 */
export function systemTurns(row: JsonObject, first?: unknown): Turn[] | RowProblem {
  if (row.system === undefined && row.system_prompt === undefined) return [];
  const field = systemFields.find((name) => isGiven(row[name]) && row[name] !== '');
  if (field === undefined) return [];
  const value = row[field];
  if (isObject(first) && (first.role === 'system' || first.from === 'system')) {
    const same = first.content === value || first.value === value;
    return same
      ? []
      : {
          reason: `it has a "${field}" beside messages that begin with a system prompt`,
          remedy: 'keep the one that is to be learnt',
        };
  }
  if (typeof value === 'string') return [textTurn('system', [{ path: [field], text: value }])];
  if (
    Array.isArray(value) &&
    value.every((block: unknown) => isObject(block) && typeof block.text === 'string')
  ) {
    return [
      textTurn(
        'system',
        value.map(({ text }: { text: string }, index) => ({ path: [field, index, 'text'], text })),
      ),
    ];
  }
  return { reason: `its "${field}" is not text`, remedy: 'write a string' };
}

/** Turns of a list of entries, after the system prompt beside them. */
export function turnsOf(
  row: JsonObject,
  {
    list,
    path,
    turn,
  }: {
    list: readonly unknown[];
    path: Path;
    /** A turn that is an entry of the list at a path. */
    turn: (entry: unknown, path: Path, index: number) => Turn;
  },
): Turn[] | RowProblem {
  const system = systemTurns(row, list[0]);
  if (isProblem(system)) return system;
  const turns = list.map((entry, index) => turn(entry, path, index));
  return system.length === 0 ? turns : [...system, ...turns];
}

function readLabel(row: JsonObject): boolean | undefined | RowProblem {
  for (const field of labelFields) {
    const value = row[field];
    if (typeof value === 'boolean') return value;
    if (!isGiven(value)) continue;
    const text = String(value).toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    // Other words and numbers are the classes of a classifier, which no trainer of chats learns from.
    if (/^(?:0|1|-1|good|bad|desirable|undesirable|chosen|rejected)$/.test(text)) {
      return {
        reason: `its "${field}" is ${JSON.stringify(value)}, neither true nor false`,
        remedy: 'write true for an answer to be learnt and false for one to be unlearnt, or rename the field',
      };
    }
  }
  return undefined;
}

function mediaOf(row: JsonObject): JsonObject | undefined {
  const given = mediaFields.filter((field) => isGiven(row[field]));
  return given.length === 0 ? undefined : Object.fromEntries(given.map((field) => [field, row[field]]));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
