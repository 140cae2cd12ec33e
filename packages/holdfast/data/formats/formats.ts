import type { FormatName } from '../conversations/conversation.ts';
import { alpaca } from './alpaca.ts';
import { bedrock } from './bedrock.ts';
import type { Format } from './format.ts';
import { gemini } from './gemini.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiPreference } from './openai-preference.ts';
import { openaiReinforcement } from './openai-reinforcement.ts';
import { preference } from './preference.ts';
import { promptCompletion } from './prompt-completion.ts';
import type { JsonObject } from './reading/row-value.ts';
import { sharegpt } from './sharegpt.ts';

/** Every format, the most telling fields first. */
export const formats: readonly Format[] = [
  openaiPreference,
  bedrock,
  gemini,
  preference,
  openaiReinforcement,
  openaiChat,
  sharegpt,
  alpaca,
  promptCompletion,
];

const byName = new Map(formats.map((format) => [format.name, format]));

export function formatNamed(name: FormatName): Format {
  const format = byName.get(name);
  if (!format) throw new RangeError(`There is no format named ${name}.`);
  return format;
}

/** The format that an object is written in, if any. */
export function recognizeFormat(row: JsonObject): Format | undefined {
  return formats.find((format) => format.recognizes(row));
}
