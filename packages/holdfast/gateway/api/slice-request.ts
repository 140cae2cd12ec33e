import type { Context } from 'hono';
import { z } from 'zod';
import { type MessageLanguage, messageLanguages } from '../../messages/language.ts';
import type { SliceRequest } from '../run-views/flagged-rows.ts';
import { readParameters } from '../shell/read-body.ts';

const number = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a number')
  .transform(Number);
const sliceSchema = z.object({ offset: number.default(0), limit: number.default(200) });
const languageSchema = z.object({ language: z.enum(messageLanguages).default('en') });
const lineSchema = z.object({ line: number });

/** Which part of a list of known length a request wants. Throws ApiError 400. */
export function sliceRequest(context: Context): SliceRequest {
  const { offset, limit } = readParameters(context.req.query(), sliceSchema);
  return { offset, limit: Math.max(1, Math.min(limit, 1000)) };
}

/** The language that a request wants sentences in. Throws ApiError 400. */
export function messageLanguageOf(context: Context): MessageLanguage {
  return readParameters(context.req.query(), languageSchema).language;
}

/** The line that a request's path names. Throws ApiError 400. */
export function lineOf(context: Context): number {
  return readParameters({ line: context.req.param('line') }, lineSchema).line;
}
