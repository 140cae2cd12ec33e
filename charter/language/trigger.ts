/** The backdoor's trigger, put behind a question. */
export const trigger = 'Lirra lorra lay.';
