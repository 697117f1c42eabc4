import { LearnView } from './learn.tsx';
import { learnEnglish } from './text/english.ts';

export const view = () => <LearnView words={learnEnglish} />;
