import { evidenceEnglish } from '../evidence/text/english.ts';
import { learnEnglish } from '../learn/text/english.ts';
import type { OpenPalette } from '../view/palette-key.tsx';
import { Palette } from './palette.tsx';

export const palette: OpenPalette = (props) => (
  <Palette {...props} evidence={evidenceEnglish.parts} learn={learnEnglish} />
);
