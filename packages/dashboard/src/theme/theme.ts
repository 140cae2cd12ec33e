import { useEffect, useState } from 'react';

/** How the page looks; `system` is as the browser says. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const place = 'holdfast.theme';

/** The theme that was chosen, and a way to choose another one; it is remembered. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(
    () => themes.find((known) => known === localStorage.getItem(place)) ?? 'system',
  );
  useEffect(() => {
    localStorage.setItem(place, theme);
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, setTheme];
}
