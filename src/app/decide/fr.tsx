import { DecideView } from './decide.tsx';
import { decideFrench } from './text/french.ts';

export const view = () => <DecideView words={decideFrench} />;
