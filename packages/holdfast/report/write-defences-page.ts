import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { writeAtomically } from '../data/files/write-atomically.ts';
import { defencesNamedIn } from '../defences/own-defences.ts';
import { HoldfastError } from '../errors.ts';
import { defenceTitle } from '../study/cells/defence-title.ts';
import {
  compareDefences,
  type DefenceComparison,
  type DefenceRow,
} from '../study/result/compare-defences.ts';
import type { StudyResult } from '../study/result/study-result.ts';
import { dotsPicture } from './figures/dots.ts';

/** What lies between these lines of the page is made from a study; the rest is written by hand. */
const marks = { begin: '<!-- study: begin -->', end: '<!-- study: end -->' };

/**
 * Puts a study of defences into a Markdown page, between two marks, and its figure beside it as `pictures/NAME.svg`.
 * Throws HoldfastError `bad-usage` where the page lacks the marks.
 */
export async function writeDefencesPage(page: string, result: StudyResult): Promise<void> {
  const text = await readFile(page, 'utf8').catch((cause) => {
    throw new HoldfastError(
      'not-found',
      `${page} cannot be read; the study is put into a page that is there.`,
      {
        cause,
      },
    );
  });
  const begin = text.indexOf(marks.begin);
  const end = text.indexOf(marks.end);
  if (begin === -1 || end < begin) {
    throw new HoldfastError(
      'bad-usage',
      `${page} has no lines "${marks.begin}" and "${marks.end}"; put them in.`,
    );
  }
  const texts = new Set(result.cells.map(({ defence }) => defence ?? 'none'));
  const comparison = compareDefences(result, await defencesNamedIn([...texts].join('+')));
  const name = basename(page, extname(page));
  await mkdir(join(dirname(page), 'pictures'), { recursive: true });
  await writeAtomically(join(dirname(page), 'pictures', `${name}.svg`), defencesPicture(comparison));
  const made = `${marks.begin}\n\n![Safety kept against task kept, one dot a defence](pictures/${name}.svg)\n\n${defencesTable(comparison)}\n\n`;
  await writeAtomically(page, text.slice(0, begin) + made + text.slice(end));
}

/** Safety kept against task kept: one dot a defence, averaged over attacks and worlds. */
export function defencesPicture({ rows }: DefenceComparison): string {
  return dotsPicture({
    title: 'Safety kept against task kept',
    xLabel: 'task kept: against the undefended tune, mean over attacks and worlds',
    yLabel: 'safety kept: harmful answers not added, mean over attacks and worlds',
    dots: rows.flatMap(({ defence, meanRise, meanTaskFall }) =>
      meanRise === null || meanTaskFall === null
        ? []
        : [
            {
              label: defenceTitle(defence),
              x: 1 - Math.max(0, meanTaskFall),
              y: 1 - Math.max(0, meanRise),
              hollow: defence === 'none',
            },
          ],
    ),
  });
}

/** The table of a comparison in Markdown: rates in %, one number a world. */
export function defencesTable({ attacks, worlds, before, rows }: DefenceComparison): string {
  const header = ['Defence', 'Acts on', ...attacks, 'Worst rise', 'Worst task', 'Over-refusal', 'Seeds'];
  const lines = rows.map((row) => [
    `\`${defenceTitle(row.defence)}\``,
    row.acts || '–',
    ...row.cells.map((cells) =>
      cells.length === 0 ? '' : cells.map(({ rate }) => percent(rate)).join(' / '),
    ),
    points(row.worstRise),
    points(row.taskFall === null ? null : -row.taskFall),
    row.overRefusal === null ? '' : percent(row.overRefusal),
    seedsOf(row),
  ]);
  const untuned = [
    'before tuning',
    '',
    ...before.map((rates) => rates.map(percent).join(' / ')),
    ...['', '', '', ''],
  ];
  const rule = header.map((_, index) => (index < 2 ? '---' : '---:'));
  const note = `Harmfulness rate after tuning, in %, in world${worlds.length === 1 ? '' : 's'} ${worlds.join(' / ')}; mean over the seeds. Worst rise: over the base model's rate, in points. Worst task: the allowed task against the undefended tune, in points. Over-refusal, in %: the largest. Empty: not carried out.`;
  return `${[header, rule, untuned, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n${note}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function points(share: number | null): string {
  return share === null ? '' : `${share > 0 ? '+' : ''}${percent(share)}`;
}

function seedsOf({ cells }: DefenceRow): string {
  const counts = cells.flat().map(({ seeds }) => seeds);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least}–${most}`;
}
