import { z } from 'zod';

const why = 'must say why, in 10 characters or more';

/** Why somebody lets something out or through; it stays in the log. */
export const reasonSchema = z.string(why).min(10, why).max(2000);
