import { expect, test } from 'vitest';
import { displayWidth, formatTable, wrap } from './table.ts';

const screen = { width: 40, styled: false };

test('numbers stand to the right under their heading', () => {
  const text = formatTable(
    {
      columns: [{ title: 'company' }, { title: 'capex, $ million', align: 'right' }],
      rows: [
        ['Amazon', '82,999'],
        ['Meta', '9'],
      ],
    },
    screen,
  );
  expect(text.split('\n')).toEqual([
    'company  capex, $ million',
    '-------  ----------------',
    'Amazon             82,999',
    'Meta                    9',
    '',
  ]);
});

test('a column that may wrap gives way so that the table fits the screen', () => {
  const long = 'a sentence that goes on for longer than the screen is wide';
  const text = formatTable({ columns: [{ title: 'n' }, { title: 'why', wraps: true }], rows: [['1', long]] }, screen);
  for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(text.replace(/\s+/g, ' ')).toContain(long);
});

test('a word longer than the line stays whole', () => {
  expect(wrap('see https://example.org/a/long/path here', 12)).toEqual([
    'see',
    'https://example.org/a/long/path',
    'here',
  ]);
});

test('nothing is bold when the screen is plain, and something is when it is not', () => {
  const table = { title: 'T', columns: [{ title: 'x' }], rows: [['1']], notes: ['n'] };
  expect(formatTable(table, screen)).not.toContain('\u001b');
  expect(formatTable(table, { width: 40, styled: true })).toContain('\u001b[1mT');
});
