import { warn } from '../../../events/warn.ts';
import { sweep } from '../../../gateway/files/sweep.ts';
import type { GatewayFolder } from '../../../gateway/gateway-folder.ts';

/** Between two looks for what has expired. Milliseconds. */
const between = 60 * 60 * 1000;

/** Sweeps a gateway's folder now and every hour, until what it returns is called. What fails is told, and tried again. */
export function startSweeping(folder: GatewayFolder): () => void {
  const sweepOnce = (): void =>
    void sweep(folder).catch((error) => warn(error instanceof Error ? error.message : String(error)));
  sweepOnce();
  const sweeping = setInterval(sweepOnce, between);
  sweeping.unref();
  return () => clearInterval(sweeping);
}
