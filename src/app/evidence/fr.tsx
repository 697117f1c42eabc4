import { EvidenceView } from './evidence.tsx';
import { evidenceFrench } from './text/french.ts';

export const view = () => <EvidenceView words={evidenceFrench} />;
