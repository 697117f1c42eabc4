import { expect, test } from 'vitest';
import { tornadoPicture } from './tornado-picture.ts';

test('an index is a bar from zero with its interval at the end, all on one scale and within the width', () => {
  const lines = tornadoPicture(
    [
      { label: 'first', text: '0.80', bar: { value: 0.8, error: 0.2 } },
      { label: 'second', text: '0.10', bar: { value: 0.1, error: 0 } },
    ],
    0,
    40,
  );
  expect(lines[0]).toMatch(/^first {2}█+▒+ 0\.80$/);
  expect(lines[1]).toMatch(/^second █+ +0\.10$/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});

test('an interval that goes under zero is drawn under zero', () => {
  const [line] = tornadoPicture([{ label: 'x', text: '', bar: { value: -0.1, error: 0.2 } }], 0, 40);
  expect(line).toContain('▒');
  expect(line).not.toContain('█');
});

test('a swing goes both ways from the middle, and a value that is not there draws nothing', () => {
  const [both, none] = tornadoPicture(
    [
      { label: 'both', text: '1 - 3', bar: { low: 1, high: 3 } },
      { label: 'none', text: '-', bar: { low: Number.NaN, high: Number.NaN } },
    ],
    2,
    40,
  );
  expect(both).toMatch(/^both ░+│█+ 1 - 3$/);
  expect(none).toMatch(/^none +│ +-$/);
});

test('a long label is cut and says so', () => {
  const [line] = tornadoPicture([{ label: 'a'.repeat(90), text: '1', bar: { value: 1, error: 0 } }], 0, 60);
  expect(line).toContain('…');
  expect(line?.length).toBeLessThanOrEqual(60);
});
