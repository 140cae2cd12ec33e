import { createHash } from 'node:crypto';
import type { MessageLanguage } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { Html, type HtmlValue, html } from './html.ts';
import { style } from './style/style.ts';

/** A whole page as text: one file that opens offline, runs no script and loads nothing. */
export function page({
  title,
  subtitle,
  language = 'en',
  body,
}: {
  title: string;
  subtitle: string;
  language?: MessageLanguage;
  body: HtmlValue;
}): string {
  const styleHash = createHash('sha256').update(style).digest('base64');
  const { madeBy, folded } = messagesIn[language].report;
  const folds = html`${body}`.markup.includes('<details');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="quiet">${subtitle}</p>
</header>
${body}
<footer><p class="quiet">${madeBy}${folds && ` ${folded}`}</p></footer>
</main>
</body>
</html>
`.markup
  }`;
}

/** A section under a heading. */
export function section(heading: string, body: HtmlValue): Html {
  return html`<section>
<h2>${heading}</h2>
${body}
</section>
`;
}
