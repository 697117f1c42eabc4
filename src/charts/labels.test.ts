import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from './labels.ts';

const label = (y: number) => ({ text: 'x', y, className: 'label' });

test('labels that do not touch stay beside their lines', () => {
  expect(placeLabels([label(10), label(50)], 13, 0, 100).map((placed) => placed.textY)).toEqual([10, 50]);
});

test('labels keep their gap, their order and stay inside, wherever the lines end', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { maxLength: 9 }), (ys) => {
      const placed = placeLabels(ys.map(label), 13, 10, 200);
      expect(placed).toHaveLength(ys.length);
      placed.forEach((one, index) => {
        expect(one.textY).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(one.textY).toBeLessThanOrEqual(200 + 1e-9);
        const next = placed[index + 1];
        if (next !== undefined) expect(next.textY - one.textY).toBeGreaterThanOrEqual(13 - 1e-9);
      });
    }),
  );
});

test('when there is no room the last labels of the list go first', () => {
  const labels = ['median', 'default', 'rest'].map((text) => ({ text, y: 5, className: '' }));
  expect(placeLabels(labels, 13, 0, 20).map((placed) => placed.text)).toEqual(['median', 'default']);
});

test('a line that ends nowhere has no label', () => {
  expect(placeLabels([label(Number.NaN)], 13, 0, 100)).toEqual([]);
});
