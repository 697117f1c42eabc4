import { LearnView } from './learn.tsx';
import { learnFrench } from './text/french.ts';

export const view = () => <LearnView words={learnFrench} />;
