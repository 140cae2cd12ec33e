import { z } from 'zod';

/** Schema of `DroppedRows`. */
export const droppedRowsSchema = z.object({
  rows: z.int().min(1).describe('Rows that were dropped for what they teach, and not learnt.'),
  all: z.int().min(1).describe('Rows of the data as it came.'),
});

/** Rows that a scan dropped from the data of a tune for what they teach: others of their kind may have stayed. */
export type DroppedRows = z.infer<typeof droppedRowsSchema>;
