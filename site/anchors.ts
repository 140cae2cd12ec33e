/** The anchor of a heading, as GitHub makes it, so that a link leads to the same place there and on the site. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** A heading of a page. */
export interface Section {
  /** 1 for the page's own. */
  level: number;
  /** The anchor that the page sets before it (`<a id="…">`), else the heading's own. */
  anchor: string;
}

/** The anchors of a page: those of its headings, numbered where several are alike, and those that it sets itself. */
export function anchorsIn(page: string): string[] {
  return [
    ...headingsIn(page).map(({ own }) => own),
    ...Array.from(proseOf(page).matchAll(setAnchor), ([, id]) => id),
  ];
}

/** The headings of a page in their order, so that a page and its translation can be held against each other. */
export function sectionsIn(page: string): Section[] {
  return headingsIn(page).map(({ level, own, set }) => ({ level, anchor: set ?? own }));
}

const setAnchor = /<a id="([^"]+)"/g;

function headingsIn(page: string): { level: number; own: string; set?: string }[] {
  const alike = new Map<string, number>();
  const headings = proseOf(page).matchAll(/(?:^<a id="([^"]+)"><\/a>\n\n)?^(#{1,6}) +(.+)$/gm);
  return Array.from(headings, ([, set, marks, text]) => {
    const anchor = anchorOf(text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
    const earlier = alike.get(anchor) ?? 0;
    alike.set(anchor, earlier + 1);
    return { level: marks.length, own: earlier === 0 ? anchor : `${anchor}-${earlier}`, set };
  });
}

function proseOf(page: string): string {
  return page.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm, '');
}
