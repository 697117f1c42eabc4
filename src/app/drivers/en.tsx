import { DriversView } from './drivers.tsx';
import { driversEnglish } from './text/english.ts';

export const view = () => <DriversView words={driversEnglish} />;
