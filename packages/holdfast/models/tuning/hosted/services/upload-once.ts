import { ServiceFailure } from '../service-failure.ts';

/** Uploads, and after a failure whose outcome is unknown looks for the file before it is sent again. */
export async function uploadOnce(
  send: () => Promise<string>,
  find: () => Promise<string | undefined>,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ServiceFailure) || attempt === 4) throw error;
      if (!error.isAmbiguous && error.kind !== 'rate-limited') throw error;
      const found = await find();
      if (found !== undefined) return found;
    }
  }
}
