import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../anchors.ts';
import { koreanSearch, koreanTheme } from '../korean-theme.ts';
import { englishPages, koreanPages, sidebar } from '../pages.ts';
import { repositoryLinks } from '../repository-links.ts';
import { root } from '../routes.ts';
import { searchWeight, searchWords } from '../search-words.ts';
import { stageFile, stagePages } from '../stage.ts';

const staged = join(root, 'site/staged');
const originals = stagePages(staged);

/** Files that pages link to and that are no pages. */
const files = new Set<string>();

function addFile(path: string): void {
  files.add(path);
  stageFile(staged, path);
}

/** The site is the repository's Markdown as it stands; nothing is asked of the network, neither in building nor in reading. */
export default defineConfig({
  title: 'Holdfast',
  description: "Keeps a language model's guardrails through fine-tuning",
  srcDir: staged,
  outDir: join(root, 'site/dist'),
  cacheDir: join(root, 'node_modules/.vitepress'),
  // The reference is long, and no reader waits for a page that is not opened.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  // No icon: browsers would ask for one and be told that there is none.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  locales: {
    root: { label: 'English', lang: 'en' },
    ko: {
      label: '한국어',
      lang: 'ko',
      description: '미세 조정을 거쳐도 언어 모델의 가드레일을 지킵니다',
      themeConfig: { ...koreanTheme, sidebar: sidebar(koreanPages) },
    },
  },
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) =>
      repositoryLinks(markdown, { originalOf: (page) => originals.get(page) ?? page, addFile }),
  },
  themeConfig: {
    sidebar: sidebar(englishPages),
    outline: { level: [2, 3] },
    // Most pages are told in one language alone, so that a change of language leads to its first page.
    i18nRouting: false,
    search: {
      provider: 'local',
      options: {
        locales: { ko: { translations: koreanSearch } },
        miniSearch: {
          options: { tokenize: searchWords },
          searchOptions: { boostDocument: searchWeight },
        },
      },
    },
  },
  buildEnd: ({ outDir }) => {
    for (const path of files) cpSync(join(root, path), join(outDir, path));
  },
});
