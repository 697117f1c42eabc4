import { evidenceFrench } from '../evidence/text/french.ts';
import { learnFrench } from '../learn/text/french.ts';
import type { OpenPalette } from '../view/palette-key.tsx';
import { Palette } from './palette.tsx';

export const palette: OpenPalette = (props) => (
  <Palette {...props} evidence={evidenceFrench.parts} learn={learnFrench} />
);
