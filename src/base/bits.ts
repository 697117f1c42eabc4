/** The bits of a double, read and written by 32-bit words. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Which of the two words holds sign and exponent: depends on the machine's byte order. */
const high = words[1] === 0x3ff00000 ? 1 : 0;
const low = 1 - high;

/** Sign, exponent and the first 20 bits of the significand, as a signed 32-bit integer. */
export function highWord(value: number): number {
  double[0] = value;
  return (words[high] as number) | 0;
}

/** `value` with its high word replaced. */
export function withHighWord(value: number, word: number): number {
  double[0] = value;
  words[high] = word;
  return double[0];
}

/** The first 26 bits of the significand of `value`; what is left has at most 27, so products of the halves are exact. */
export function upperHalf(value: number): number {
  double[0] = value;
  words[low] = (words[low] as number) & 0xf8000000;
  return double[0];
}

/** 2^exponent for an integer exponent from -1022 to 1023. */
export function powerOfTwo(exponent: number): number {
  words[low] = 0;
  words[high] = (exponent + 1023) << 20;
  return double[0] as number;
}

/** True for numbers whose sign bit is set, -0 included. */
export function signBit(value: number): boolean {
  return value < 0 || (value === 0 && 1 / value < 0);
}

/** The size of `size` (not negative) with the sign of `sign`. */
export function withSign(size: number, sign: number): number {
  return signBit(sign) ? -size : size;
}
