/** The body that makes a job, from what stands in the form; what was left blank is for the policy to say. */
export function jobRequestOf(form: FormData): object {
  const text = (name: string): string | undefined => String(form.get(name) ?? '').trim() || undefined;
  const number = (name: string): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
  const type = text('method') ?? 'supervised';
  const hyperparameters = { n_epochs: number('epochs'), batch_size: number('batchSize') };
  return {
    model: text('model'),
    training_file: text('training_file'),
    suffix: text('suffix'),
    seed: number('seed'),
    method: { type, [type]: { hyperparameters } },
  };
}
