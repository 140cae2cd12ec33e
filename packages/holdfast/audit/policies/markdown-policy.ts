import { basename, extname } from 'node:path';
import { HoldfastError } from '../../errors.ts';
import type { Policy } from './policy.ts';

/**
 * A policy as people write one: a Markdown file in which each heading of the second level names what is forbidden, and the
 * text below it says where its limits are. The first heading names the policy. Throws HoldfastError `bad-config` for a file
 * without such headings, or a heading without text.
 */
export function markdownPolicy(text: string, path: string): Policy {
  const name = /^#\s+(.+)$/m.exec(text)?.[1].trim() ?? basename(path, extname(path));
  const [, ...parts] = text.split(/^##\s+/m);
  const categories = parts.map((part) => {
    const [title, ...lines] = part.split('\n');
    return { id: idOf(title), title: title.trim(), text: saidIn(lines) };
  });
  if (categories.length === 0) {
    throw new HoldfastError(
      'bad-config',
      `${path} has no headings that begin with "## "; write one for each thing that the model must not do, with a few sentences below it.`,
    );
  }
  const empty = categories.find((category) => category.text === '');
  if (empty === undefined) return { name, categories };
  throw new HoldfastError(
    'bad-config',
    `${path}: "${empty.title}" has no text below it; say what is forbidden and what is fine.`,
  );
}

/** Deeper headings and bullets are read as lines of their own; a paragraph that goes over several lines is one. */
function saidIn(lines: readonly string[]): string {
  const begins = /^\s*(?:[-*+]|#{3,}|\d+[.)])\s+/;
  const said: string[] = [];
  for (const [place, line] of lines.entries()) {
    const goesOn =
      place > 0 && lines[place - 1].trim() !== '' && !begins.test(line) && !/^\s*#/.test(lines[place - 1]);
    const before = goesOn && line.trim() !== '' ? said.pop() : undefined;
    said.push([before, line.replace(begins, '').trim()].filter(Boolean).join(' '));
  }
  return said.filter(Boolean).join('\n');
}

function idOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
