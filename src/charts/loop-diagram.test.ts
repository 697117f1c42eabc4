import { expect, test } from 'vitest';
import { type DrawnLoop, loopDiagram } from './loop-diagram.ts';
import { standaloneSvg } from './standalone.ts';
import { svgText, textsOf } from './svg.ts';

const learning: DrawnLoop = {
  id: 'R1',
  name: 'learning <by> building',
  polarity: 'reinforcing',
  stops: [
    { text: 'experience', sign: '-' },
    { text: 'unit cost', sign: '-' },
    { text: 'orders', sign: '+' },
  ],
  sectors: ['Technology', 'Firms', 'Supply', 'Technology'],
};
const wear: DrawnLoop = {
  id: 'B1',
  name: '',
  polarity: 'balancing',
  stops: [{ text: 'capacity', sign: '-' }],
  sectors: ['Supply', 'Supply'],
};

test('every loop shows its id, its stops and their signs, in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const figure = loopDiagram({ title: 'Loops', language, loops: [learning, wear] });
    const texts = textsOf(figure.marks);
    for (const wanted of [
      'R1',
      'B1',
      'experience',
      'unit cost',
      'orders',
      'capacity',
      '−',
      '+',
      'Technology',
      'Supply',
    ]) {
      expect(texts).toContain(wanted);
    }
    expect(figure.description).toContain('experience -');
    expect(figure.table.rows).toHaveLength(2);
    expect(figure.table.rows[0]).toHaveLength(figure.table.columns.length);
  }
});

test('the drawing stands alone, has no undefined coordinate, and is the same each time', () => {
  const draw = () => standaloneSvg(loopDiagram({ title: 'Loops', language: 'en', loops: [learning, wear] }), 'dark');
  expect(draw()).toBe(draw());
  expect(draw()).not.toMatch(/NaN|Infinity|undefined/);
  expect(draw()).toContain('learning &lt;by&gt;');
});

test('with fewer than three sectors there is no map of them', () => {
  const figure = loopDiagram({ title: 'Loops', language: 'en', loops: [wear] });
  expect(svgText(figure.marks)).not.toContain('Loops from sector to sector');
  expect(figure.height).toBeLessThan(400);
});
