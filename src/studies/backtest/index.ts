/** The back-test: forecasts of the past, with what was public then. */
export { type BacktestWorld, backtest, backtestDays, defaultBacktest, quickBacktest } from './backtest.ts';
export type * from './types.ts';
