import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyQueue, ended, type Orders, wish } from './queue.ts';

test('the first wish is sent at once', () => {
  const { send, cancel } = wish(emptyQueue<string>(), 'a', ['preview']);
  expect(send).toEqual({ id: 1, phase: 'preview', request: 'a' });
  expect(cancel).toBeUndefined();
});

test('while a preview flies, only the latest wish waits', () => {
  let orders: Orders<string> = wish(emptyQueue<string>(), 'a', ['preview']);
  orders = wish(orders.queue, 'b', ['preview']);
  orders = wish(orders.queue, 'c', ['preview']);
  expect(orders.send).toBeUndefined();
  expect(orders.cancel).toBeUndefined();
  orders = ended(orders.queue, 1);
  expect(orders.send?.request).toBe('c');
  expect(ended(orders.queue, orders.send?.id ?? 0).send).toBeUndefined();
});

test('a release gives a preview and then the full run', () => {
  let orders: Orders<string> = wish(emptyQueue<string>(), 'a', ['preview', 'full']);
  orders = ended(orders.queue, 1);
  expect(orders.send).toMatchObject({ phase: 'full', request: 'a' });
});

test('a full run in flight gives way to a new wish', () => {
  let orders: Orders<string> = wish(emptyQueue<string>(), 'a', ['full']);
  orders = wish(orders.queue, 'b', ['preview']);
  expect(orders.cancel).toBe(1);
  expect(ended(orders.queue, 1).send).toMatchObject({ phase: 'preview', request: 'b' });
});

test('an answer to a job that does not fly changes nothing', () => {
  const { queue } = wish(emptyQueue<string>(), 'a', ['preview']);
  expect(ended(queue, 99)).toEqual({ queue });
});

test('whatever the order of events, one job flies at a time and the last wish is the last computed', () => {
  const events = fc.array(fc.oneof(fc.nat(5).map(String), fc.constant('done')), { maxLength: 40 });
  fc.assert(
    fc.property(events, (order) => {
      let queue = emptyQueue<string>();
      let last: string | undefined;
      let computed: string | undefined;
      const finish = () => {
        if (queue.flying === undefined) return;
        computed = queue.flying.request;
        queue = ended(queue, queue.flying.id).queue;
      };
      for (const event of order) {
        if (event === 'done') finish();
        else {
          last = event;
          queue = wish(queue, event, ['preview', 'full']).queue;
        }
        expect(queue.waiting.length).toBeLessThanOrEqual(2);
      }
      for (let round = 0; round < 5; round++) finish();
      expect(queue.flying).toBeUndefined();
      expect(computed).toBe(last);
    }),
  );
});
