import { RaceView } from './race.tsx';
import { raceFrench } from './text/french.ts';

export const view = () => <RaceView words={raceFrench} />;
