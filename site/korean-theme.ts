import type { DefaultTheme } from 'vitepress';

/** What the site's own buttons and labels say in Korean. */
export const koreanTheme: DefaultTheme.Config = {
  outline: { label: '이 페이지에서', level: [2, 3] },
  docFooter: { prev: '이전', next: '다음' },
  darkModeSwitchLabel: '밝기',
  lightModeSwitchTitle: '밝게',
  darkModeSwitchTitle: '어둡게',
  sidebarMenuLabel: '차례',
  returnToTopLabel: '맨 위로',
  langMenuLabel: '언어 바꾸기',
  skipToContentLabel: '본문으로 건너뛰기',
  notFound: {
    title: '페이지가 없습니다',
    quote: '주소가 바뀌었거나 잘못 적혔습니다.',
    linkLabel: '처음으로',
    linkText: '처음으로',
  },
};

/** The same of the search. */
export const koreanSearch: DefaultTheme.LocalSearchOptions['translations'] = {
  button: { buttonText: '찾기', buttonAriaLabel: '문서에서 찾기' },
  modal: {
    displayDetails: '자세히 보기',
    resetButtonTitle: '지우기',
    backButtonTitle: '닫기',
    noResultsText: '찾은 것이 없습니다:',
    footer: {
      selectText: '고르기',
      selectKeyAriaLabel: '엔터',
      navigateText: '옮기기',
      navigateUpKeyAriaLabel: '위 화살표',
      navigateDownKeyAriaLabel: '아래 화살표',
      closeText: '닫기',
      closeKeyAriaLabel: '이스케이프',
    },
  },
};
