/** What can be sampled: a density of any kind, asked for many points at once. */

export interface Target {
  readonly dimensions: number;
  /** The density is that of independent standard normals times a likelihood: half of the steps then keep the normals exactly. */
  readonly overStandardNormals?: true;
  /**
   * @param points `[point x dimension]`, row-major.
   * @returns `[point]`: logarithm of the density up to a constant; -Infinity where it is 0. NaN counts as 0.
   */
  logDensities(points: Float64Array, count: number): Float64Array;
}
