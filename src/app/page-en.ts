import { begin } from './begin.tsx';
import { englishControls } from './text/controls-english.ts';
import { english } from './text/english.ts';

void begin('en', english, englishControls);
