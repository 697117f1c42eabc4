import type { ChunkFailure, FailureGroup } from './types.ts';

/** Counts failed runs by reason and variable, in the order in which they are met: room for the kinds, not for the runs. */
export class FailureCounter {
  private readonly groups = new Map<string, FailureGroup>();
  total = 0;

  add({ reason, variable, time, run }: ChunkFailure): void {
    this.total += 1;
    const key = `${reason} ${variable}`;
    const group = this.groups.get(key);
    const first = group === undefined || time < group.firstTime ? { firstTime: time, firstRun: run } : group;
    const { firstTime, firstRun } = first;
    this.groups.set(key, { reason, variable, count: (group?.count ?? 0) + 1, firstTime, firstRun });
  }

  /** The one met at the earliest simulated time first; of equals, the one that more runs met. */
  sorted(): FailureGroup[] {
    return [...this.groups.values()].sort((a, b) => a.firstTime - b.firstTime || b.count - a.count);
  }
}
