/** Where everything is in the kernel's memory. Addresses are bytes; a pair of lanes takes 16. */

export const pageSize = 65536;
export const pairSize = 16;

export class MemoryLayout {
  /** The first bytes stay zero: a pair of zeros for whoever needs one. */
  private next = pairSize;

  reserve(size: number): number {
    const address = this.next;
    this.next += Math.ceil(size / pairSize) * pairSize;
    return address;
  }

  pair(): number {
    return this.reserve(pairSize);
  }

  get size(): number {
    return this.next;
  }

  get pages(): number {
    return Math.ceil(this.next / pageSize);
  }
}
