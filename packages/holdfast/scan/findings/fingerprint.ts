import { hash } from 'node:crypto';
import { allMessages } from '../../data/conversations/beside-texts.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Finding } from './finding.ts';

/**
 * A hash of what a row says: roles, texts, calls, reasoning, weights and labels. Where the row stands, how its file is formatted and fields
 * that no model learns from do not change it.
 */
export function conversationFingerprint(conversation: Conversation): string {
  const { messages, label } = conversation;
  const said = allMessages(conversation).map(({ role, content, weight, toolCalls, reasoning }) => [
    ...[role, content, weight ?? null],
    ...(toolCalls ? [toolCalls.map(({ name, arguments: given }) => [name, given])] : []),
    ...(reasoning === undefined ? [] : [{ reasoning }]),
  ]);
  const labelled = label === undefined ? [] : [label];
  return hash('sha256', JSON.stringify([said, messages.length, ...labelled]), 'base64url').slice(0, 22);
}

/** The same for the bytes of a row that is no conversation; where they are JSON, its formatting does not count. */
export function bytesFingerprint(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').trim();
  return hash('sha256', compactJson(text) ?? text, 'base64url').slice(0, 22);
}

/** Undefined for text that is no JSON, or is nested so deep that it cannot be written again. */
function compactJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Makes the fingerprints of findings: each names the detector, the row by what it says, and the message, so that it
 * stays the same when rows move. Several findings of one detector in one message are counted. A finding about the whole
 * file is named by its reason, figures left out, since those change with every row.
 */
export function fingerprinter(): (finding: Finding, row: string | undefined) => string {
  const seen = new Map<string, number>();
  let lastLine: number | undefined;
  return ({ detector, line, message, reason }, row) => {
    if (row === undefined) return shortHash([detector, reason.replace(/[\d.,]+/g, '#')]);
    if (line !== lastLine) seen.clear();
    lastLine = line;
    const key = shortHash([detector, row, message ?? null]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count === 0 ? key : shortHash([key, count]);
  };
}

function shortHash(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex').slice(0, 16);
}
