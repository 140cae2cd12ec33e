/** The name under which Node tells of these warnings. */
export const warningName = 'HoldfastWarning';

/**
 * Tells a person of something that was mended or passed over and stops nothing, as one line. It goes the way of Node's own
 * warnings: to the standard error output, or to whoever listens to the process's `warning` events.
 */
export function warn(message: string): void {
  process.emitWarning(message, warningName);
}
