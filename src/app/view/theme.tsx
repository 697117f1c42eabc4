/** Light, dark, or what the system says; remembered where the browser allows. */
import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';

const themes = ['auto', 'light', 'dark'] as const;
type ThemeChoice = (typeof themes)[number];
const storageKey = 'jevons-theme';

function current(): ThemeChoice {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

function apply(theme: ThemeChoice): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** Whether the page is dark now, for exports that look like it. */
export function isDark(): boolean {
  const theme = current();
  return theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
}

export function ThemeButton() {
  const { words, store } = usePage();
  const [theme, setTheme] = useState<ThemeChoice>(current);
  const names = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };
  const next = () => {
    const chosen = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    apply(chosen);
    setTheme(chosen);
    store.say(names[chosen]);
  };
  return (
    <button
      type="button"
      class="button"
      onClick={next}
      title={names[theme]}
      aria-label={`${words.theme}: ${names[theme]}`}
    >
      <Icon name={theme} />
    </button>
  );
}
