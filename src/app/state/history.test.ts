import { expect, test } from 'vitest';
import { emptyHistory, recorded, redone, undone } from './history.ts';

const step = (before: number, after: number) => ({ label: `${before} to ${after}`, before, after });

test('undo and redo walk the same steps', () => {
  const history = recorded(recorded(emptyHistory<number>(), step(0, 1)), step(1, 2));
  const back = undone(history);
  expect(back?.step.before).toBe(1);
  const forth = redone(back?.history ?? history);
  expect(forth?.step.after).toBe(2);
  expect(forth?.history).toEqual(history);
});

test('a new step forgets what was undone', () => {
  const back = undone(recorded(emptyHistory<number>(), step(0, 1)));
  const history = recorded(back?.history ?? emptyHistory<number>(), step(0, 5));
  expect(history.future).toEqual([]);
  expect(redone(history)).toBeUndefined();
});

test('with nothing done there is nothing to undo or redo', () => {
  expect(undone(emptyHistory())).toBeUndefined();
  expect(redone(emptyHistory())).toBeUndefined();
});
