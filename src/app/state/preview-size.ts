/** How many futures a preview draws: as many as come back within a blink on this machine. */

export const previewSizes = [256, 512, 1024] as const;
export const smallestPreview = previewSizes[0];

/** Milliseconds that a preview may take and still follow the hand. */
const budget = 120;

/**
 * @param size Futures of the last preview.
 * @param milliseconds It took.
 */
export function nextPreviewSize(size: number, milliseconds: number): number {
  const perFuture = milliseconds / Math.max(size, 1);
  const fitting = previewSizes.filter((one) => one * perFuture <= budget);
  return fitting.at(-1) ?? smallestPreview;
}
