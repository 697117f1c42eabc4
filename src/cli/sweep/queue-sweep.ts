export async function computeThroughQueue(..._: unknown[]): Promise<number> {
  return 0;
}
