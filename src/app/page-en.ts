import { begin } from './begin.tsx';
import { englishControls } from './text/controls-english.ts';
import { english } from './text/english.ts';

void begin('en', {
  words: english,
  controlTexts: englishControls,
  lazy: {
    compare: () => import('./compare/en.tsx'),
    decide: () => import('./decide/en.tsx'),
    drivers: () => import('./drivers/en.tsx'),
    race: () => import('./race/en.tsx'),
    evidence: () => import('./evidence/en.tsx'),
    learn: () => import('./learn/en.tsx'),
  },
  palette: () => import('./palette/en.tsx'),
});
