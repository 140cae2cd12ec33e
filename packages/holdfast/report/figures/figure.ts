import { Html, type HtmlValue, html, svg } from '../html.ts';

/** How wide every figure is drawn for a wide screen and for paper, in its own pixels; pages stretch it to fit. */
export const figureWidth = 640;

/** What a figure is drawn on: for a narrow screen it is drawn anew, since its letters would shrink with it. */
export interface Canvas {
  width: number;
  narrow: boolean;
}

const canvases: Readonly<Record<'wide' | 'narrow', Canvas>> = {
  wide: { width: figureWidth, narrow: false },
  narrow: { width: 360, narrow: true },
};

/** A picture with a caption, and a title for those who hear instead of see it; the page shows one of its two drawings. */
export function figure({
  title,
  caption,
  draw,
}: {
  title: string;
  caption?: HtmlValue;
  draw: (canvas: Canvas) => { height: number; marks: HtmlValue };
}): Html {
  const pictures = (['wide', 'narrow'] as const).map((kind) => {
    const { height, marks } = draw(canvases[kind]);
    return new Html(
      svg`<svg class="${kind}" viewBox="0 0 ${canvases[kind].width} ${height}" role="img" aria-label="${title}"><title>${title}</title>${marks}</svg>`
        .markup,
    );
  });
  return html`<figure>${pictures}${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>
`;
}

/** What the two marks stand for. */
export function legend(before: string, after: string, x: number, y: number): Html {
  return svg`<circle class="before" cx="${x}" cy="${y - 4}" r="5"/><text class="label" x="${x + 11}" y="${y}">${before}</text><circle class="after" cx="${x + 90}" cy="${y - 4}" r="5"/><text class="label" x="${x + 101}" y="${y}">${after}</text>`;
}
