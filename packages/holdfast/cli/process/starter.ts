import { readFileSync } from 'node:fs';

/** Between two looks at whether it is still there. Milliseconds. */
const lookMilliseconds = 1000;

/**
 * Tells when npx has gone, if npx started this command: it does so by a shell, and when npx is ended from outside, no signal comes
 * further than that. Call what it returns when there is nothing left to end.
 */
export function onStarterGone(gone: () => void, environment: NodeJS.ProcessEnv = process.env): () => void {
  const { npm_command: command, npm_lifecycle_script: script = '' } = environment;
  if (command !== 'exec' || !script.includes('holdfast')) return () => undefined;
  const shell = process.ppid;
  const npx = parentOf(shell);
  const looking = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npx) return;
    clearInterval(looking);
    gone();
  }, lookMilliseconds);
  looking.unref();
  return () => clearInterval(looking);
}

/** The parent of a process; undefined where the system does not tell as Linux does. */
function parentOf(process: number): string | undefined {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
