import { DecideView } from './decide.tsx';
import { decideEnglish } from './text/english.ts';

export const view = () => <DecideView words={decideEnglish} />;
