import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The database of a gateway's folder. */
export function databaseIn(path: string): string {
  return join(path, 'gateway.db');
}

/** Whether a folder is that of a gateway. */
export function isGatewayFolder(path: string): boolean {
  return existsSync(databaseIn(path));
}
