/** Shapes of causal diagrams. */
import { cos, sin } from '#base';
import { coordinate, element, type SvgElement } from './svg.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of an ellipse; the angle in radians grows clockwise from the right. */
export function pointOn(centre: Point, radiusX: number, radiusY: number, angle: number): Point {
  return { x: centre.x + radiusX * cos(angle), y: centre.y + radiusY * sin(angle) };
}

/**
 * A path with a head at its end.
 *
 * @param towards Where the head points: an angle, or a direction of any length.
 */
export function arrow(path: string, end: Point, towards: number | Point, colour: string, width = 1.6): SvgElement[] {
  const given = typeof towards === 'number' ? { x: cos(towards), y: sin(towards) } : towards;
  const length = Math.sqrt(given.x * given.x + given.y * given.y) || 1;
  const along = { x: given.x / length, y: given.y / length };
  const size = 5 + width;
  const corner = (side: number) =>
    `${coordinate(end.x - along.x * size - side * along.y * size * 0.55)},${coordinate(end.y - along.y * size + side * along.x * size * 0.55)}`;
  const tip = `${coordinate(end.x + along.x * 2)},${coordinate(end.y + along.y * 2)}`;
  return [
    element('path', { d: path, style: `fill:none;stroke:${colour};stroke-width:${width}px;stroke-opacity:.8` }),
    element('path', { d: `M${tip}L${corner(1)}L${corner(-1)}Z`, style: `fill:${colour};stroke:none` }),
  ];
}

/** The end of a line that comes from `towards`, kept clear of a box around `box`. */
export function shortened(box: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  // As much of the way as lies inside the box, and a gap.
  const inside = Math.min(1, Math.min(62 / Math.max(1e-9, Math.abs(dx)), 22 / Math.max(1e-9, Math.abs(dy))));
  return { x: box.x + dx * inside, y: box.y + dy * inside };
}

/** A label in lines of about so many letters, broken at spaces. */
export function labelLines(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
