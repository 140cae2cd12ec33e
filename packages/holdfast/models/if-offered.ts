import { HoldfastError } from '../errors.ts';

/**
 * What was asked of an endpoint; undefined where the endpoint turns out not to do that, so that it is asked otherwise or done without.
 * Throws what else the asking throws.
 */
export async function ifOffered<Answer>(reply: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof HoldfastError && error.code === 'not-offered') return undefined;
    throw error;
  }
}
