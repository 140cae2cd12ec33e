/** A tracker as the settings name it: what it is, and what stands after the colon. */
export interface TrackerName {
  kind: TrackerKind;
  place: string | undefined;
}

/** The trackers that there are. */
export const trackerKinds = ['tensorboard', 'mlflow', 'wandb'] as const;

export type TrackerKind = (typeof trackerKinds)[number];

/** Reads `tensorboard`, `mlflow:URL` or `wandb:PROJECT`. Returns what is wrong with it as a sentence, where something is. */
export function parseTrackerName(text: string): TrackerName | string {
  const colon = text.indexOf(':');
  const word = colon < 0 ? text : text.slice(0, colon);
  const place = colon < 0 ? undefined : text.slice(colon + 1);
  const kind = trackerKinds.find((one) => one === word);
  if (!kind || place === '') return `"${word}" is no tracker; write tensorboard, mlflow:URL or wandb:PROJECT`;
  if (kind !== 'mlflow') return { kind, place };
  const url = URL.parse(place ?? '');
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return 'mlflow takes the address of its server, such as mlflow:http://localhost:5000';
  // The settings are written into the run folder.
  if (url.username !== '' || url.password !== '')
    return 'a password does not belong into the settings; put it into MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD';
  return { kind, place };
}
