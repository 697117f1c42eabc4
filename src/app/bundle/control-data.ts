/** A parameter of the model as a control. */
import { type Distribution, quantile } from '#stats';
import type { Parameter } from '#studies';
import type { ControlData } from './start-data.ts';

export function controlData(parameter: Parameter): ControlData {
  const { id, group, unit, label, low, high, belief, evidence, source, grade, knownSince } = parameter;
  return {
    id,
    group: group === 'choice' ? 'choice' : 'world',
    unit,
    label,
    default: parameter.default,
    low,
    high,
    ...(belief === undefined ? {} : { belief: nineTenths(belief), drawn: belief }),
    ...(evidence === undefined ? {} : { evidence }),
    sources: source.split(' ; ').filter((one) => one !== '' && one !== 'judgement'),
    grade,
    ...(knownSince === undefined ? {} : { knownSince }),
  };
}

export function nineTenths(belief: Distribution): [number, number] {
  return [quantile(belief, 0.05), quantile(belief, 0.95)];
}
