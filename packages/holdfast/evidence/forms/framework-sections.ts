import type { Messages } from '../../messages/english/english.ts';
import { type Html, html } from '../../report/html.ts';
import { htmlTable } from '../../report/html-table.ts';
import type { Evidence } from '../evidence.ts';
import { type EvidencePart, type FrameworkLines, frameworkLines } from './framework-lines.ts';
import { frameworkTexts } from './framework-texts.ts';
import { lineName, lineTitles } from './line-titles.ts';

/** Which parts of the evidence speak to which lines of each framework: each line with what it is about, under its text. */
export function frameworkSections(evidence: Evidence, messages: Messages): Html {
  const { evidence: words } = messages;
  const frameworks = Object.keys(frameworkTexts) as (keyof FrameworkLines)[];
  return html`<p>${words.frameworksNote}</p>
<p class="quiet">${words.lineTitlesNote}</p>
${frameworks.map((framework) => frameworkSection(framework, evidence, messages))}`;
}

function frameworkSection(framework: keyof FrameworkLines, evidence: Evidence, messages: Messages): Html {
  const { evidence: words, languageCode } = messages;
  const { name, address, read } = frameworkTexts[framework];
  const titles = lineTitles[framework];
  const lines = Object.keys(titles).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const rows = lines.map((line) => ({
    cells: [
      lineName(framework, line, languageCode),
      titles[line][languageCode],
      spokenTo(framework, line, { evidence, words }),
    ],
  }));
  return html`<h3><a href="${address}">${name[languageCode]}</a></h3>
<p class="quiet">${read[languageCode]}</p>
<div class="words">${htmlTable([words.line, words.about, words.spokenTo], rows)}</div>`;
}

/** The parts that speak to a line, by their headings; of telling users, what is stated, or that nothing is. */
function spokenTo(
  framework: keyof FrameworkLines,
  line: string,
  { evidence, words }: { evidence: Evidence; words: Messages['evidence'] },
): string {
  if (framework === 'koreaAct' && line.startsWith('31('))
    return evidence.about.disclosure === undefined ? words.noDisclosure : words.parts.about;
  const parts = Object.keys(frameworkLines) as EvidencePart[];
  return parts
    .filter((part) => frameworkLines[part][framework].split(', ').includes(line))
    .map((part) => words.parts[part])
    .join(', ');
}
