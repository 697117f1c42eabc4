import type { TableOperator } from '../plan/plan.ts';
import type { Table } from '../reference/tables.ts';
import type { CodeWriter } from './code-writer.ts';
import { type ElementaryName, elementaryFunction, quickFunction } from './elementary.ts';
import { ModuleWriter } from './encoder.ts';
import type { MemoryLayout } from './memory-layout.ts';
import { laneByLane, remainderFunction } from './remainder.ts';
import { searchFunction, tableBytes, tableFunction } from './table-functions.ts';

/** The functions of a module: those that are shared are written when first asked for. */
export class FunctionLibrary {
  readonly module = new ModuleWriter();
  /** Tables in use and where they are. */
  readonly tableAddresses = new Map<number, number>();
  private readonly known = new Map<string, number>();
  private readonly tables: readonly Table[];
  private readonly layout: MemoryLayout;
  private readonly escapeSlot: number;

  /** @param escapeSlot Address of the pair that marks lanes only the reference can compute. */
  constructor(tables: readonly Table[], layout: MemoryLayout, escapeSlot: number) {
    this.tables = tables;
    this.layout = layout;
    this.escapeSlot = escapeSlot;
  }

  add(writer: CodeWriter): number {
    const index = this.module.declare();
    this.module.define(index, writer.signature, writer.done());
    return index;
  }

  private once(key: string, write: () => CodeWriter): number {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const index = this.add(write());
    this.known.set(key, index);
    return index;
  }

  elementary(name: ElementaryName): number {
    const whole = this.once(`whole ${name}`, () => elementaryFunction(name, this.escapeSlot));
    return this.once(name, () => quickFunction(name, whole) ?? elementaryFunction(name, this.escapeSlot));
  }

  remainder(): number {
    const scalar = this.once('remainder of one lane', remainderFunction);
    return this.once('remainder', () => laneByLane(scalar));
  }

  table(operator: TableOperator, table: number): number {
    const points = this.tables[table] as Table;
    let address = this.tableAddresses.get(table);
    if (address === undefined) {
      address = this.layout.reserve(tableBytes(points));
      this.tableAddresses.set(table, address);
    }
    const place = address;
    const search = {
      f64_ge: this.once('search f64_ge', () => searchFunction('f64_ge')),
      f64_gt: this.once('search f64_gt', () => searchFunction('f64_gt')),
    };
    return this.once(`${operator} ${table}`, () => tableFunction(operator, points, place, search));
  }
}
