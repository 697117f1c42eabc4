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

/** Fixed pairs in memory: to load one costs less than to build it from the bytes of an instruction. */
export class ConstantPool {
  readonly entries: { readonly address: number; readonly high: number; readonly low: number }[] = [];
  private readonly known = new Map<string, number>();
  private readonly layout: MemoryLayout;

  constructor(layout: MemoryLayout) {
    this.layout = layout;
  }

  /** @param high Upper and lower 32 bits of both lanes. */
  address(high: number, low: number): number {
    const key = `${high >>> 0} ${low >>> 0}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const address = this.layout.reserve(pairSize);
    this.known.set(key, address);
    this.entries.push({ address, high: high >>> 0, low: low >>> 0 });
    return address;
  }
}

export class MemoryLayout {
  /** The first bytes are left alone, so that no address is zero. */
  private next = pairSize;

  readonly constants = new ConstantPool(this);

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
