import { CompareView } from './compare.tsx';
import { compareEnglish } from './text/english.ts';

export const view = () => <CompareView words={compareEnglish} />;
