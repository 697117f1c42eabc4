import { expect, test } from 'vitest';
import type { EnsembleRequest, Executor } from '#analysis';
import { hasVectors, usableExecutor } from './usable-executor.ts';

test('Node has vectors, so the module that asks for them is a valid one', () => {
  expect(hasVectors()).toBe(true);
});

test('without vectors every request asks for the plain backend', async () => {
  const asked: (string | undefined)[] = [];
  const executor: Executor = {
    workers: 3,
    map: async (request) => {
      asked.push(request.backend);
    },
  };
  const request = {} as EnsembleRequest;
  await usableExecutor(executor, true).map(request, [], () => {});
  await usableExecutor(executor, false).map(request, [], () => {});
  expect(asked).toEqual([undefined, 'reference']);
  expect(usableExecutor(executor, false).workers).toBe(3);
});
