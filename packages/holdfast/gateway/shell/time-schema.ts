import { z } from 'zod';

const message = 'must be a time in seconds since 1970, such as 1798761600';

/** A time as OpenAI's API puts it, in seconds since the beginning of 1970. */
export const timeSchema = z.int(message).min(1, message);
