/** What an input must be for the answer to be a target, within what is plausible. */
import { JevonsError } from '#base';
import { evaluateAll, refuseIrreproducible } from './evaluate.ts';
import { checkedValues, findInput } from './names.ts';
import type { InputValues, Thesis, ThesisInput } from './types.ts';
import { thesisQuantity } from './unit-words.ts';

export interface Solution {
  readonly thesis: string;
  readonly input: string;
  readonly unit: string;
  readonly target: number;
  readonly outputUnit: string;
  readonly published: number;
  /** Every value in the plausible range that gives the target, to 12 digits; in order. */
  readonly values: readonly number[];
  /** Whether the answer only rises, or only falls, over the range. */
  readonly monotone: boolean;
  readonly range: readonly [number, number];
  /** The answers at the two ends of the range. */
  readonly ends: readonly [number, number];
  /** Values held for the other inputs. */
  readonly held: InputValues;
}

/** Steps of the search over the range: a root pair closer than this is not told apart. */
const steps = 1024;
const bisections = 200;
/** A sign change whose answer stays this far off, relative to the target's size, is a jump and no solution. */
const jump = 1e-6;

/**
 * @param set Own values of the other inputs.
 * @param target Unit of the output.
 * @throws JevonsError `not-reproducible`; `unknown-input`; kind `no-solution`, code `no-solution-in-range`, with what
 *   the ends of the range give and the constraint that binds.
 */
export function solveThesis(thesis: Thesis, input: string, target: number, set: InputValues = {}): Solution {
  refuseIrreproducible(thesis);
  const wanted = findInput(thesis, input);
  const held = checkedValues(thesis, set);
  delete held[wanted.id];
  const found = search(thesis, wanted, target, held);
  const { low, high, unit, id, value } = wanted;
  if (found.values.length === 0) throw noSolution(thesis, wanted, target, held, found);
  return {
    thesis: thesis.id,
    input: id,
    unit,
    target,
    outputUnit: thesis.output.unit,
    published: value,
    values: found.values,
    monotone: found.monotone,
    range: [low, high],
    ends: found.ends,
    held,
  };
}

interface Search {
  readonly values: readonly number[];
  readonly monotone: boolean;
  readonly ends: readonly [number, number];
  /** Where the answer comes nearest to the target, and that answer. */
  readonly nearest: { readonly value: number; readonly answer: number };
}

function search(thesis: Thesis, { id, low, high }: ThesisInput, target: number, held: InputValues): Search {
  const grid = Array.from({ length: steps + 1 }, (_, step) =>
    step === steps ? high : low + (high - low) * (step / steps),
  );
  const answersAt = (values: readonly number[]) =>
    evaluateAll(
      thesis,
      values.map((value) => ({ ...held, [id]: value })),
    );
  const answers = answersAt(grid);
  const values: number[] = [];
  for (let step = 0; step <= steps; step++) {
    const [here, next] = [answers[step] as number, answers[step + 1]];
    if (here === target) values.push(grid[step] as number);
    else if (next !== undefined && next !== target && here < target !== next < target && Number.isFinite(here + next)) {
      const root = bisect(
        (value) => answersAt([value])[0] as number,
        grid[step] as number,
        grid[step + 1] as number,
        target,
      );
      if (root !== undefined) values.push(root);
    }
  }
  const rises = answers.every((answer, step) => step === 0 || answer >= (answers[step - 1] as number));
  const falls = answers.every((answer, step) => step === 0 || answer <= (answers[step - 1] as number));
  const nearest = nearestOf(grid, answers, target);
  // A range of one point gives one solution, not one for each step.
  return {
    values: [...new Set(values)],
    monotone: rises || falls,
    ends: [answers[0] as number, answers[steps] as number],
    nearest,
  };
}

function nearestOf(grid: readonly number[], answers: Float64Array, target: number): Search['nearest'] {
  let best = 0;
  answers.forEach((answer, step) => {
    if (Math.abs(answer - target) < Math.abs((answers[best] as number) - target)) best = step;
  });
  return { value: grid[best] as number, answer: answers[best] as number };
}

/** @returns Undefined at a jump, where the sign changes and no value gives the target. */
function bisect(answer: (value: number) => number, from: number, to: number, target: number): number | undefined {
  let [low, high] = [from, to];
  const below = answer(low) < target;
  for (let round = 0; round < bisections; round++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (answer(middle) < target === below) low = middle;
    else high = middle;
  }
  const [left, right] = [Math.abs(answer(low) - target), Math.abs(answer(high) - target)];
  const root = left <= right ? low : high;
  return Math.min(left, right) <= jump * Math.max(Math.abs(target), 1e-9) ? root : undefined;
}

function noSolution(
  thesis: Thesis,
  input: ThesisInput,
  target: number,
  held: InputValues,
  { ends, nearest }: Search,
): JevonsError {
  const { id, low, high, unit, justification } = input;
  const say = (value: number) => thesisQuantity(value, unit, 'en');
  const answer = (value: number) => thesisQuantity(value, thesis.output.unit, 'en');
  const at = `${say(low)} gives ${answer(ends[0])} and ${say(high)} gives ${answer(ends[1])}`;
  const end = nearest.value === low ? 'low' : nearest.value === high ? 'high' : undefined;
  const binding =
    end === undefined
      ? `the nearest is ${answer(nearest.answer)} at ${say(nearest.value)}, inside the range`
      : `the binding constraint is the ${end} end of ${id}, ${say(end === 'low' ? low : high)}: ${justification.en}`;
  const others = thesis.inputs
    .filter((other) => other.id !== id && other.low < other.high)
    .flatMap((other) => {
      const { [other.id]: _, ...rest } = held;
      const value = search(thesis, other, target, rest).values[0];
      return value === undefined ? [] : [`${other.id} ${thesisQuantity(value, other.unit, 'en')}`];
    });
  const instead = others.length === 0 ? 'no other single input does it either' : `instead: ${others.join(', or ')}`;
  const what = `no ${id} from ${say(low)} to ${say(high)} makes ${thesis.output.id} ${answer(target)}`;
  return new JevonsError(`${what}: ${at}; ${binding.replace(/\.$/, '')}`, {
    kind: 'no-solution',
    code: 'no-solution-in-range',
    where: thesis.id,
    hint: instead,
  });
}
