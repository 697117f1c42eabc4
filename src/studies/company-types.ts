/** A company of one's own that takes the market of each future as given, and a plan of orders: files of a user, as data. */

/** Units: compute in kH100e (thousand H100 equivalents), money in $bn. */
export interface CompanyFile {
  readonly name: string;
  /** Standing at the start of the window. */
  readonly capacity: number;
  /** Already ordered and paid for, in service a lead time after the start. */
  readonly underWay?: number;
  /** Orders planned in each year from the start of the window on. */
  readonly orders: Readonly<Record<string, number>>;
  /** What it pays for servers and shells, and for running, over what the large firms do. Default 1. */
  readonly capitalCostFactor?: number;
  readonly runningCostFactor?: number;
  readonly cash: number;
  readonly debt?: number;
  /** Yearly, share of debt. Default 0.09. */
  readonly interestRate?: number;
  /** Debt it can still draw. Default 0. */
  readonly creditLine?: number;
  /** Sold ahead at a fixed price: paid whether it is used or not, and owed whether the capacity stands or not. */
  readonly contracts?: readonly {
    readonly capacity: number;
    /** $ for an hour of one H100 equivalent. */
    readonly price: number;
    readonly from: number;
    readonly until: number;
  }[];
}

/** Orders by year: of a firm of the model $bn of commitments for AI, of a company kH100e. */
export interface OrderPlan {
  readonly name: string;
  readonly orders: Readonly<Record<string, number>>;
}
