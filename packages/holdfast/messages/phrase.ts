/** One or several texts that tell the same values, such as what is wrong and what to do about it. */
export type Phrases = Readonly<Record<string, string | ((values: never) => string)>>;

type Telling<Message extends Phrases> = Extract<Message[keyof Message], (values: never) => string>;

/** The values that the texts of a message tell; an empty record where they tell none. */
export type ValuesOf<Message extends Phrases> = [Telling<Message>] extends [never]
  ? Record<string, never>
  : [Telling<Message>] extends [(values: infer Values extends object) => string]
    ? Values
    : Record<string, never>;

/** A message that is named and not yet worded, so that it can be kept, sent between threads, and said in any language. */
export interface Wording<Key extends string = string> {
  key: Key;
  values: object;
}

/** Words a message. Returns its texts. */
export function phrased<Message extends Phrases>(
  message: Message,
  values: object,
): { [Part in keyof Message]: string } {
  const parts = Object.entries(message).map(([part, text]) => [
    part,
    typeof text === 'string' ? text : (text as (values: object) => string)(values),
  ]);
  return Object.fromEntries(parts);
}
