/** Kinds of tokens in llama.cpp, by its numbers (`tokenizer.ggml.token_type`). */
export const tokenKinds = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 };

export type TokenKind = keyof typeof tokenKinds;
