/** Problems of `data/theses`, found together. */
import { JevonsError } from '#base';

export class Issues {
  readonly found: JevonsError[] = [];

  report(where: string, what: string, hint?: string): void {
    const more = hint === undefined ? {} : { hint };
    this.found.push(new JevonsError(what, { kind: 'data', code: 'malformed-thesis', where, ...more }));
  }

  /** @throws JevonsError `malformed-theses` when there is one. */
  refuseAny(): void {
    const count = this.found.length;
    if (count === 0) return;
    throw new JevonsError(`data/theses has ${count} problem${count === 1 ? '' : 's'}`, {
      kind: 'data',
      code: 'malformed-theses',
      where: 'data/theses',
      issues: this.found,
    });
  }
}
