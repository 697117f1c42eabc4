/** Capacity built to keep a rival out. */
import { JevonsError } from '#base';

export interface EntryWorld {
  /** Price at which nothing is bought; the price falls by 1 per unit sold. */
  readonly intercept: number;
  /** Cost of making a unit once there is capacity for it. */
  readonly operatingCost: number;
  /** Cost of a unit of capacity; sunk for the incumbent, still ahead for the entrant. */
  readonly capacityCost: number;
  /** What entering costs, whatever is sold. */
  readonly entryCost: number;
}

export interface EntryOutcome {
  readonly play: 'blockade' | 'deter' | 'accommodate';
  /** The incumbent's capacity and output. */
  readonly capacity: number;
  /** Least capacity that leaves an entrant no profit. */
  readonly deterringCapacity: number;
  /** Largest capacity that the incumbent would use after entry, so the largest threat that is believed. */
  readonly credibleCapacity: number;
  readonly monopolyCapacity: number;
  /** Output of each when both pay for capacity as they go. */
  readonly symmetricCapacity: number;
  readonly incumbentProfit: number;
  /** Incumbent's profit when the entrant is let in. */
  readonly accommodatingProfit: number;
  /** 0 when it stays out. */
  readonly entrantProfit: number;
}

/**
 * Dixit's game: an incumbent sinks capacity, then an entrant decides, then both choose quantities.
 *
 * @throws JevonsError `outside-domain` for a negative cost, or costs that leave no margin.
 * @see Dixit (1980), Economic Journal 90:95-106.
 */
export function capacityAgainstEntry(world: EntryWorld): EntryOutcome {
  const { intercept, operatingCost, capacityCost, entryCost } = world;
  const margin = intercept - operatingCost - capacityCost;
  if (!(margin > 0 && operatingCost >= 0 && capacityCost >= 0 && entryCost >= 0)) {
    throw new JevonsError('costs must not be negative and must leave a margin under the intercept', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const monopolyCapacity = margin / 2;
  const symmetricCapacity = margin / 3;
  const credibleCapacity = (margin + 2 * capacityCost) / 3;
  const deterringCapacity = Math.max(0, margin - 2 * Math.sqrt(entryCost));
  const leaderCapacity = Math.min(monopolyCapacity, credibleCapacity);
  const followerOutput = (margin - leaderCapacity) / 2;
  const accommodatingProfit = leaderCapacity * (margin - leaderCapacity - followerOutput);
  const common = { deterringCapacity, credibleCapacity, monopolyCapacity, symmetricCapacity, accommodatingProfit };
  if (deterringCapacity <= monopolyCapacity) {
    const incumbentProfit = monopolyCapacity * monopolyCapacity;
    return { ...common, play: 'blockade', capacity: monopolyCapacity, incumbentProfit, entrantProfit: 0 };
  }
  const deterringProfit = deterringCapacity * (margin - deterringCapacity);
  if (deterringCapacity <= credibleCapacity && deterringProfit >= accommodatingProfit) {
    return {
      ...common,
      play: 'deter',
      capacity: deterringCapacity,
      incumbentProfit: deterringProfit,
      entrantProfit: 0,
    };
  }
  return {
    ...common,
    play: 'accommodate',
    capacity: leaderCapacity,
    incumbentProfit: accommodatingProfit,
    entrantProfit: followerOutput * followerOutput - entryCost,
  };
}
