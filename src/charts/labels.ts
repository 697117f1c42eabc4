/** Labels beside the ends of lines, moved apart so that none covers another. */

export interface EndLabel {
  readonly text: string;
  /** Where the line ends, in pixels from the top. */
  readonly y: number;
  readonly className: string;
}

export interface PlacedLabel extends EndLabel {
  /** Where the text goes. */
  readonly textY: number;
}

/**
 * Keeps the order of the labels and `gap` pixels between two, within `top` to `bottom`; each as near to its line as that allows.
 * Labels that do not fit at all are dropped from the end of the list given, so put the important ones first.
 */
export function placeLabels(
  labels: readonly EndLabel[],
  gap: number,
  top: number,
  bottom: number,
): readonly PlacedLabel[] {
  const room = Math.max(1, Math.floor((bottom - top) / gap) + 1);
  const kept = labels.filter((label) => Number.isFinite(label.y)).slice(0, room);
  const sorted = [...kept].sort((left, right) => left.y - right.y);
  const places = sorted.map((label) => Math.min(Math.max(label.y, top), bottom));
  for (let index = 1; index < places.length; index++) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + gap);
  }
  let limit = bottom;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - gap;
  }
  return sorted.map((label, index) => ({ ...label, textY: places[index] ?? label.y }));
}
