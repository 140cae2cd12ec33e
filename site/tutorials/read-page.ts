/** What a page has its reader do. */
export interface TutorialPage {
  /** Files to save: fenced blocks that name one behind their language. */
  files: { name: string; content: string }[];
  /** The commands, in order: fenced `sh` blocks. */
  commands: string[];
  /** What the commands are shown to print, in order: the lines of fenced `text` blocks. */
  printed: string[];
}

/** Reads the fenced blocks of a page. */
export function readPage(markdown: string): TutorialPage {
  const page: TutorialPage = { files: [], commands: [], printed: [] };
  for (const [, information, content] of markdown.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)) {
    const [language, name] = information.split(' ');
    if (name !== undefined) page.files.push({ name, content });
    else if (language === 'sh') page.commands.push(content);
    else if (language === 'text') page.printed.push(...content.trim().split('\n'));
  }
  return page;
}
