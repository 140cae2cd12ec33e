import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of ONNX Runtime that models run on, such as `1.30.0`. */
export function runtimeVersion(): string {
  const { resolve } = createRequire(import.meta.url);
  return String(JSON.parse(readFileSync(resolve('onnxruntime-node/package.json'), 'utf8')).version);
}
