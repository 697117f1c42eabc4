import { CompareView } from './compare.tsx';
import { compareFrench } from './text/french.ts';

export const view = () => <CompareView words={compareFrench} />;
