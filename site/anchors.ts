/** The anchor of a heading, as GitHub makes it, so that a link leads to the same place there and on the site. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The anchors of a page: those of its headings, numbered where several are alike, and those that it sets itself. */
export function anchorsIn(page: string): string[] {
  const prose = page.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, '');
  const alike = new Map<string, number>();
  const headings = Array.from(prose.matchAll(/^#{1,6} +(.+)$/gm), ([, heading]) => {
    const anchor = anchorOf(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
    const earlier = alike.get(anchor) ?? 0;
    alike.set(anchor, earlier + 1);
    return earlier === 0 ? anchor : `${anchor}-${earlier}`;
  });
  return [...headings, ...Array.from(prose.matchAll(/<a id="([^"]+)"/g), ([, id]) => id)];
}
