/** Names of the ways of writing that need no key. */
export const encodingNames = ['base64', 'hexadecimal', 'rot13', 'reversed', 'divided', 'joined'] as const;

/** A substitution cipher by its key: the cipher letters of a to z, in their order. */
export type SubstitutionName = `substitution:${string}`;

export type EncodingName = (typeof encodingNames)[number] | SubstitutionName;

/** A way of writing in which a model can be taught to answer what it refuses in plain letters. */
export interface Encoding {
  readonly name: EncodingName;
  /** For people: `in Base64`. */
  readonly title: string;
  encode(text: string): string;
  /** The plain text; undefined for a text that is not written so. */
  decode(text: string): string | undefined;
}
