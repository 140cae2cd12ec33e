import { startLineProcess } from '../measure/line-process.ts';
import type { GenerateTask, Generator } from './generator.ts';

/** A peer in a process of its own: it is told the task, says what it is, and decodes whenever it is asked. */
export async function openPeerGenerator(
  command: string,
  script: URL,
  task: GenerateTask,
): Promise<Generator> {
  const env = { OMP_NUM_THREADS: String(task.threads) };
  const child = startLineProcess(command, [script.pathname], { env });
  const { title } = await child.ask(task);
  return {
    title: String(title),
    async generate() {
      const { tokens, seconds, processorSeconds } = await child.ask({});
      return {
        tokens: tokens as number[][],
        seconds: Number(seconds),
        processorSeconds: processorSeconds === undefined ? undefined : Number(processorSeconds),
      };
    },
    close: () => child.close(),
  };
}
