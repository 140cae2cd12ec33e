/** What the system says where a server cannot be reached. */
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * What PostgreSQL says where it stops, starts or has no place left (its manual, appendix A): connection exceptions, a shutdown, a
 * crash, a start that is under way, too many connections, and a transaction that did nothing for too long.
 */
const serverCodes = /^(08...|57P0[1235]|53300|25P03)$/;

/** Whether an error means that the connection was lost or not made, so that it may be tried again. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return systemCodes.has(code) || serverCodes.test(code);
  // The library's own errors have no code.
  return /^Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/.test(
    error.message,
  );
}
