/**
 * The controls of the rail in words: what moving one means, and why its default is what it is.
 * The build refuses a model whose table of parameters puts other controls on the rail than these.
 */

export const controlIds = [
  'threshold_spread',
  'hardware_decline',
  'software_growth',
  'cheap_model_jump',
  'adoption_speed',
  'lock_in',
  'build_ambition',
  'supply_line_awareness',
] as const;
export type ControlId = (typeof controlIds)[number];

export function isControlId(id: string): id is ControlId {
  return controlIds.some((one) => one === id);
}

export interface ControlText {
  /** What a higher value means. */
  readonly meaning: string;
  /** Why the default. */
  readonly justification: string;
}

export type ControlTexts = Readonly<Record<ControlId, ControlText>>;
