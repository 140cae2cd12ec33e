/** A request that was refused, or that reached nobody (status 0). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string | null;

  constructor(message: string, { status, code = null }: { status: number; code?: string | null }) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
  }
}
