import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';
import type { Session } from './session.ts';

function sessionAt(clock: { ms: number }, terminal: boolean): { session: Session; said: () => string } {
  const notes = new PassThrough();
  const screen = { width: 80, styled: false };
  const session: Session = {
    out: new PassThrough(),
    notes,
    input: new PassThrough(),
    outScreen: screen,
    notesScreen: screen,
    outIsTerminal: false,
    notesIsTerminal: terminal,
    signal: new AbortController().signal,
    now: () => clock.ms,
  };
  return { session, said: () => String(notes.read() ?? '') };
}

test('nothing is said in the first second, then the share done and the time left', () => {
  const clock = { ms: 0 };
  const { session, said } = sessionAt(clock, false);
  const progress = progressOn(session, 'futures', false);
  clock.ms = 900;
  progress.report(10, 100);
  expect(said()).toBe('');
  clock.ms = 2000;
  progress.report(25, 100);
  expect(said()).toBe('jevons: futures: 25 %, 6 s left\n');
  progress.report(26, 100);
  expect(said()).toBe('');
});

test('on a terminal the line moves and is wiped at the end', () => {
  const clock = { ms: 0 };
  const { session, said } = sessionAt(clock, true);
  const progress = progressOn(session, 'futures', false);
  clock.ms = 500;
  progress.report(10, 100);
  clock.ms = 2000;
  progress.report(50, 100);
  expect(said()).toBe('\rfutures: 50 %, 2 s left');
  progress.end();
  expect(said()).toMatch(/^\r +\r$/);
});

test('quiet says nothing at all', () => {
  const clock = { ms: 0 };
  const { session, said } = sessionAt(clock, true);
  const progress = progressOn(session, 'futures', true);
  clock.ms = 9000;
  progress.report(50, 100);
  progress.end();
  expect(said()).toBe('');
});

test('the start of threads is not counted as work', () => {
  const clock = { ms: 0 };
  const { session, said } = sessionAt(clock, false);
  const progress = progressOn(session, 'futures', false);
  clock.ms = 10_000;
  progress.report(1, 101);
  expect(said()).toBe('');
  clock.ms = 11_000;
  progress.report(11, 101);
  expect(said()).toBe('jevons: futures: 10 %, 9 s left\n');
});
