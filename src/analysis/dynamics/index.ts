/** Closed forms of the dynamics that the model is made of. */
export * from './delays.ts';
export * from './diffusion.ts';
export * from './polynomial.ts';
export * from './rebound.ts';
export * from './supply-line.ts';
