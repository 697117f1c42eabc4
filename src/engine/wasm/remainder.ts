/** The exact remainder of a division, as JavaScript's `%`: long division on the bits, one lane at a time. */
import { CodeWriter } from './code-writer.ts';
import { f64, i64 } from './encoder.ts';
import { groupTypes, Lanes, parameter } from './lanes.ts';

/** @returns A function of two doubles. */
export function remainderFunction(): CodeWriter {
  const w = new CodeWriter([f64, f64], [f64]);
  const [x, y] = [0, 1];
  const a = w.local(i64);
  const b = w.local(i64);
  const aExponent = w.local(i64);
  const bExponent = w.local(i64);
  const reset = w.local(i64);
  const sizeBits = (from: number, to: number) =>
    w.get(from).do('i64_reinterpret').i64(0x7fffffff, 0xffffffff).do('i64_and').set(to);
  /** Splits the bits into exponent and whole significand; a subnormal is shifted up first. */
  const split = (value: number, exponent: number) => {
    w.get(value).i64(0, 52).do('i64_shr_u').tee(exponent).do('i64_eqz');
    w.if(
      () => {
        w.get(value).do('i64_clz').i64(0, 11).do('i64_sub').set(reset);
        w.get(value).get(reset).do('i64_shl').set(value);
        w.i64(0, 1).get(reset).do('i64_sub').set(exponent);
      },
      () => {
        w.get(value).i64(0x000fffff, 0xffffffff).do('i64_and').i64(0x00100000, 0).do('i64_or').set(value);
      },
    );
  };
  const subtractIfPossible = () => {
    w.get(a).get(b).do('i64_sub').tee(reset).i64(0, 0).do('i64_ge_s');
    w.if(() => {
      w.get(reset).set(a);
    });
  };

  w.get(y).f64(0).do('f64_eq');
  w.if(() => w.f64(Number.NaN).do('return'));
  w.get(y).get(y).do('f64_ne');
  w.if(() => w.f64(Number.NaN).do('return'));
  w.get(x).do('f64_abs').f64(Infinity).do('f64_lt', 'i32_eqz');
  w.if(() => w.f64(Number.NaN).do('return'));
  sizeBits(x, a);
  sizeBits(y, b);
  w.get(a).get(b).do('i64_lt_s');
  w.if(() => w.get(x).do('return'));
  split(a, aExponent);
  split(b, bExponent);
  w.block(() => {
    w.loop(() => {
      w.get(aExponent).get(bExponent).do('i64_le_s').branchIf(1);
      subtractIfPossible();
      w.get(a).i64(0, 1).do('i64_shl').set(a);
      w.get(aExponent).i64(0, 1).do('i64_sub').set(aExponent);
      w.branch(0);
    });
  });
  subtractIfPossible();
  w.get(a).do('i64_eqz');
  w.if(() => w.f64(0).get(x).do('f64_mul', 'return'));
  // Bring the leading bit back to its place, then put the exponent in; below the normal range shift down instead.
  w.get(a).do('i64_clz').i64(0, 11).do('i64_sub').set(reset);
  w.get(a).get(reset).do('i64_shl').set(a);
  w.get(aExponent).get(reset).do('i64_sub').set(aExponent);
  w.get(aExponent).i64(0, 0).do('i64_gt_s');
  w.if(
    () => {
      w.get(a).i64(0x00100000, 0).do('i64_sub').get(aExponent).i64(0, 52).do('i64_shl', 'i64_or').set(a);
    },
    () => {
      w.get(a).i64(0, 1).get(aExponent).do('i64_sub', 'i64_shr_u').set(a);
    },
  );
  w.get(x).do('i64_reinterpret').i64(0x80000000, 0).do('i64_and').get(a).do('i64_or', 'f64_reinterpret');
  return w;
}

/** @param scalar Index of a function of two doubles. @returns The function on two groups. */
export function laneByLane(scalar: number): CodeWriter {
  const writer = new CodeWriter([...groupTypes, ...groupTypes], groupTypes);
  const lanes = new Lanes(writer);
  const [x, y] = [parameter(0), parameter(1)];
  const both = (pair: number, lane: 0 | 1) => {
    lanes.push(x, pair).lane(lane);
    lanes.push(y, pair).lane(lane).call(scalar);
  };
  lanes.result(
    lanes.each((pair) => {
      both(pair, 0);
      writer.do('f64_splat');
      both(pair, 1);
      writer.replaceLane(1);
    }),
  );
  return writer;
}
