/** A value of GGUF's metadata that is about to be written, told apart by the key. */
export type GgufValue =
  | { unsigned: number }
  | { float: number }
  | { flag: boolean }
  | { text: string }
  | { texts: readonly string[] }
  | { floats: readonly number[] }
  | { integers: readonly number[] };
