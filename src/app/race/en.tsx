import { RaceView } from './race.tsx';
import { raceEnglish } from './text/english.ts';

export const view = () => <RaceView words={raceEnglish} />;
