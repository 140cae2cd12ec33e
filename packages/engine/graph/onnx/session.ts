import { realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { EngineError } from '../../errors.ts';
import type { Graph } from '../graph.ts';
import { weightCount } from './weight-count.ts';
import { writeOnnx } from './write-onnx.ts';

/**
 * From this many weights on, threads that are between two operations spin, which answers of large models are up to 1.6
 * times as quick by. The operations of smaller ones are over before a second thread has begun: there, spinning takes the
 * processor from whatever else is at work, and twice as much of it.
 */
const spinningFrom = 16e6;

/**
 * Compiles a graph for ONNX Runtime's CPU provider. Denormal numbers count as zero, since they slow training down a
 * hundredfold. A graph with tensors in files is left as it is written: ONNX Runtime's rewriting would expand them once
 * and for all. `repack` lets operations keep their own copies of such tensors, in the order in which they are quickest.
 * Throws EngineError `runtime` when ONNX Runtime refuses the graph.
 */
export async function createSession(
  graph: Graph,
  { threads, repack = false }: { threads: number; repack?: boolean },
): Promise<InferenceSession> {
  try {
    const root = graph.mapped ? resolveFiles(graph) : undefined;
    return await InferenceSession.create(writeOnnx(graph, root), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: root === undefined ? 'all' : 'disabled',
      // A plan of the memory that the first run took is laid out beside that memory, which doubles what is held.
      enableMemPattern: root === undefined,
      logSeverityLevel: 3,
      extra: {
        session: {
          intra_op: { allow_spinning: weightCount(graph) < spinningFrom ? '0' : '1' },
          set_denormal_as_zero: '1',
          ...(root === undefined
            ? {}
            : {
                model_external_initializers_file_folder_path: root,
                disable_prepacking: repack ? '0' : '1',
              }),
        },
      },
    });
  } catch (cause) {
    throw new EngineError('runtime', `ONNX Runtime refuses the graph: ${String(cause)}`, { cause });
  }
}

/**
 * Follows links to the files that tensors lie in, as downloaded models have them, and returns the folder that holds them
 * all: ONNX Runtime takes no file outside one.
 */
function resolveFiles(graph: Graph): string {
  const known = new Map<string, string>();
  const resolve = (file: string): string => {
    const path = known.get(file) ?? realpathSync(file);
    known.set(file, path);
    return path;
  };
  for (const [index, initializer] of graph.initializers.entries()) {
    if (!('place' in initializer)) continue;
    const place = { ...initializer.place, file: resolve(initializer.place.file) };
    graph.initializers[index] = { ...initializer, place };
  }
  return [...known.values()].map(dirname).reduce((shared, folder) => {
    const other = folder.split(sep);
    const parts = shared.split(sep);
    const end = parts.findIndex((part, index) => part !== other[index]);
    return end === -1 ? shared : parts.slice(0, end).join(sep) || sep;
  });
}
