import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** Reads a file that grows: each call returns the whole lines that have come since the last one. */
export class GrowingFile {
  readonly path: string;
  #offset = 0;
  #rest = '';
  #decoder = new StringDecoder('utf8');

  constructor(path: string) {
    this.path = path;
  }

  /** The lines that have come since; none while there is no file. A line without its end is kept for the next call. */
  async readLines(): Promise<string[]> {
    if (!existsSync(this.path)) return [];
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      if (size <= this.#offset) return [];
      const bytes = Buffer.alloc(size - this.#offset);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, this.#offset);
      this.#offset += bytesRead;
      this.#rest += this.#decoder.write(bytes.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
    const lines = this.#rest.split('\n');
    this.#rest = lines.pop() ?? '';
    return lines;
  }
}
