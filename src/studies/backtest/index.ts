/** The back-test: forecasts of the past, with what was public then. */
export { methodName } from './answer.ts';
export { type BacktestWorld, backtest, backtestDays, defaultBacktest, quickBacktest } from './backtest.ts';
export { forecastOn } from './day.ts';
export { backtestPage } from './page.ts';
export type { RaceWorld } from './race-forecasts.ts';
export { backtestFromJson, backtestJson } from './stored-result.ts';
export type * from './types.ts';
