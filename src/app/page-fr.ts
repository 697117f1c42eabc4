import { begin } from './begin.tsx';
import { frenchControls } from './text/controls-french.ts';
import { french } from './text/french.ts';

void begin('fr', {
  words: french,
  controlTexts: frenchControls,
  lazy: {
    compare: () => import('./compare/fr.tsx'),
    decide: () => import('./decide/fr.tsx'),
    drivers: () => import('./drivers/fr.tsx'),
    race: () => import('./race/fr.tsx'),
    evidence: () => import('./evidence/fr.tsx'),
    learn: () => import('./learn/fr.tsx'),
  },
  palette: () => import('./palette/fr.tsx'),
});
