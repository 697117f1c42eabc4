import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const options = [
  { id: 'total_capacity', label: 'Puissance de calcul installée', unit: 'millions' },
  { id: 'market_price', label: 'Prix du calcul', unit: '$' },
];

test('words are found in any order, without accents or case', () => {
  expect(matching(options, 'INSTALLEE puissance').map(({ id }) => id)).toEqual(['total_capacity']);
  expect(matching(options, 'market').map(({ id }) => id)).toEqual(['market_price']);
  expect(matching(options, '  ')).toHaveLength(2);
  expect(matching(options, 'calcul nucléaire')).toEqual([]);
});
