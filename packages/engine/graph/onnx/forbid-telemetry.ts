/**
 * Keeps ONNX Runtime from reporting to its makers: published builds otherwise write an identifier of this user and events
 * into the home folder, and send them. It must be called on the main thread, before the first session, since the runtime reads
 * the variable once, and threads see copies of the environment. Whoever wants it sets ORT_DISABLE_TELEMETRY=0.
 */
export function forbidTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY ??= '1';
}
