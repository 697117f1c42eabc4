/** Methods: each answers one kind of question about any model. */
export * from './attribution/index.ts';
export * from './backtest/index.ts';
export * from './calibration/index.ts';
export * from './decision/index.ts';
export * from './dynamics/index.ts';
export * from './ensemble/index.ts';
export * from './games/index.ts';
export * from './loops/index.ts';
export * from './optimise/index.ts';
export * from './sensitivity/index.ts';
