import type { HelpWords } from '../../help-words.ts';
import { koreanCommandHelp } from './commands.ts';
import { koreanHelpNotes } from './notes.ts';
import { koreanOptionHelp } from './options.ts';
import { koreanSettingHelp } from './settings.ts';

export const koreanHelp: HelpWords = {
  titles: {
    'Usage:': '사용법:',
    'Arguments:': '인자:',
    'Options:': '옵션:',
    'Commands:': '명령:',
  },
  default: '기본값',
  choices: '고를 수 있는 것',
  afterError: '위 명령이나 옵션이 맞지 않습니다. --help로 사용법을 볼 수 있습니다.',
  oneOf: (choices) => `고를 수 있는 것: ${choices}.`,
  said: { ...koreanCommandHelp, ...koreanOptionHelp, ...koreanSettingHelp, ...koreanHelpNotes },
};
