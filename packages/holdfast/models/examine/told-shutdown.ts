/** A model as a service's list of models tells it, as far as it says when it is taken away. */
export interface ListEntry {
  id?: unknown;
  /** OpenAI's: a day. */
  shutdown_date?: unknown;
  /** Mistral's: a time; Azure's: seconds since 1970, for answering and for tuning. */
  deprecation?: unknown;
}

/** The day on which a service says that it takes a model of its list away; undefined where it does not say. */
export function toldShutdown({ shutdown_date, deprecation }: ListEntry): string | undefined {
  if (typeof shutdown_date === 'string') return dayOf(Date.parse(shutdown_date));
  if (typeof deprecation === 'string') return dayOf(Date.parse(deprecation));
  const { inference } = (deprecation ?? {}) as { inference?: unknown };
  return typeof inference === 'number' ? dayOf(inference * 1000) : undefined;
}

function dayOf(milliseconds: number): string | undefined {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : undefined;
}
