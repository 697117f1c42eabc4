/** A result as a file: rounded, with a hash of what it says. */

import type { ScoredForecast } from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import type { BacktestResult } from './types.ts';

const digits = 4;

/** Numbers to four digits, everywhere: a file for readers. */
function rounded<Value>(value: Value): Value {
  if (typeof value === 'number') {
    return (Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(digits)) : value) as Value;
  }
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)])) as Value;
}

/** Of the total all, of the firms those four quarters ahead. */
export function keptForecasts(forecasts: readonly ScoredForecast[]): ScoredForecast[] {
  return forecasts.filter(({ series, horizon }) => series === 'total' || horizon === '4');
}

export function sealBacktest(content: Omit<BacktestResult, 'hash'>): BacktestResult {
  const kept = rounded(content);
  return { ...kept, hash: sha256Hex(canonicalJson(kept)) };
}

/** One forecast a line, so that a change shows as one. */
export function backtestJson(result: BacktestResult): string {
  const { forecasts, ...rest } = result;
  const lines = forecasts.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const head = JSON.stringify({ ...rest, forecasts: [] }, null, 2);
  return `${head.replace(/"forecasts": \[\]/, () => `"forecasts": [\n${lines}\n  ]`)}\n`;
}

/** @param name For errors. @throws JevonsError `backtest-file` when it is none, or was changed by hand. */
export function backtestFromJson(text: string, name: string): BacktestResult {
  const fault = (what: string) =>
    new JevonsError(what, {
      kind: 'data',
      code: 'backtest-file',
      where: name,
      hint: 'write it anew: jevons backtest --format json -o FILE',
    });
  let read: BacktestResult;
  try {
    read = JSON.parse(text) as BacktestResult;
  } catch {
    throw fault('is no JSON');
  }
  if (read?.kind !== 'jevons-backtest' || read.version !== 1) throw fault('is no back-test of this version');
  const { hash, ...content } = read;
  if (sha256Hex(canonicalJson(content)) !== hash)
    throw fault('was changed after it was written: the hash does not fit');
  return read;
}
