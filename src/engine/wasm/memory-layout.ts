/** Where everything is in the kernel's memory. Addresses are bytes. */

export const pageSize = 65536;
export const pairSize = 16;

/**
 * Pairs of lanes that are computed together. Two keep the processor's units busy while one waits for a long chain of
 * operations; more would not fit its registers.
 */
export const pairsPerGroup = 2;
export const lanesPerGroup = 2 * pairsPerGroup;
export const groupSize = pairSize * pairsPerGroup;

export class MemoryLayout {
  /** The first bytes are left alone, so that no address is zero. */
  private next = pairSize;

  reserve(size: number): number {
    const address = this.next;
    this.next += Math.ceil(size / pairSize) * pairSize;
    return address;
  }

  /** A place for one value of a group of lanes. */
  slot(): number {
    return this.reserve(groupSize);
  }

  get size(): number {
    return this.next;
  }

  get pages(): number {
    return Math.ceil(this.next / pageSize);
  }
}
