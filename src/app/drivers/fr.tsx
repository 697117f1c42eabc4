import { DriversView } from './drivers.tsx';
import { driversFrench } from './text/french.ts';

export const view = () => <DriversView words={driversFrench} />;
