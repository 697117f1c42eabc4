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

/** Horizons of the total that a picture or a table of single days shows. */
const kept = ['1', '2', '4', '8', 'year'];

export function keptForecasts(forecasts: readonly ScoredForecast[]): ScoredForecast[] {
  return forecasts.filter(({ series, horizon }) => horizon === '4' || (series === 'total' && kept.includes(horizon)));
}

export function sealBacktest(content: Omit<BacktestResult, 'hash'>): BacktestResult {
  const said = rounded(content);
  return { ...said, hash: sha256Hex(canonicalJson(said)) };
}

/** One line for each member, and one for each item of a list: small, and a change shows as its lines. */
export function backtestJson(result: BacktestResult): string {
  const members = Object.entries(result).map(([key, value]) => {
    const list = Array.isArray(value) && value.length > 0;
    const text = list
      ? `[\n    ${value.map((one) => JSON.stringify(one)).join(',\n    ')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
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
