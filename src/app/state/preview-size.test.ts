import { expect, test } from 'vitest';
import { nextPreviewSize } from './preview-size.ts';

test('a fast machine previews more futures, a slow one never fewer than 256', () => {
  expect(nextPreviewSize(256, 20)).toBe(1024);
  expect(nextPreviewSize(256, 50)).toBe(512);
  expect(nextPreviewSize(256, 5000)).toBe(256);
});
