import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import { duration } from '../../number-text.ts';
import type { CellPlace, StudyEvent } from '../../study/study-event.ts';
import { bar } from '../output.ts';

/**
 * Makes the line that tells how far a study has come, event by event; undefined where an event changes nothing in it. Cells are
 * carried out side by side, so each line names the cell that its event is about.
 */
export function studyProgress(language: MessageLanguage): (event: StudyEvent) => string | undefined {
  const words = messagesIn[language].commands.study;
  let done = '';
  const within = ({ name, seed }: CellPlace, place: string): string =>
    `${done}  ${words.cell(name, seed)}${place}`;
  return (event) => {
    switch (event.type) {
      case 'cell-start':
        return within(event.cell, '');
      case 'cell-tune':
        if (event.event.type !== 'step') return undefined;
        return within(event.cell, words.step(event.event.step, event.event.steps));
      case 'cell-audit':
        return within(event.cell, words.answers(event.done, event.total));
      case 'progress': {
        const { remainingSeconds } = event;
        const left = remainingSeconds === null ? '' : words.left(duration(remainingSeconds, language));
        done = `${bar(event.done / event.cells)} ${words.cells(event.done, event.cells)}${left}`;
        return done;
      }
      default:
        return undefined;
    }
  };
}
