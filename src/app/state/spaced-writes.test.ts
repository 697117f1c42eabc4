import { expect, test } from 'vitest';
import { spacedWrites } from './spaced-writes.ts';

test('writes are at least the gap apart, and the last one always arrives', () => {
  let time = 0;
  const timers: { at: number; action: () => void }[] = [];
  const written: [number, string][] = [];
  const clock = {
    now: () => time,
    later: (action: () => void, wait: number) => timers.push({ at: time + wait, action }),
  };
  const put = spacedWrites((text) => written.push([time, text]), 400, clock);
  for (time = 0; time <= 1000; time += 10) {
    for (const timer of timers.splice(0)) {
      if (timer.at <= time) timer.action();
      else timers.push(timer);
    }
    put(String(time));
  }
  time = 5000;
  for (const timer of timers.splice(0)) timer.action();
  expect(written.at(-1)?.[1]).toBe('1000');
  for (let index = 1; index < written.length; index++) {
    expect((written[index]?.[0] ?? 0) - (written[index - 1]?.[0] ?? 0)).toBeGreaterThanOrEqual(400);
  }
  expect(written.length).toBeLessThanOrEqual(4);
});
