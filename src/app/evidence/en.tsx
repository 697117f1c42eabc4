import { EvidenceView } from './evidence.tsx';
import { evidenceEnglish } from './text/english.ts';

export const view = () => <EvidenceView words={evidenceEnglish} />;
