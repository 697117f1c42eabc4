/** Damaged models through the plan: numbers only from what the checks accept, and a place for every refusal. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { checkModel, parseModel } from '#lang';
import { createSimulator } from '../create-simulator.ts';
import { planModel } from './plan-model.ts';

const lines = [
  'Row: r1, r2, r3 -> Column',
  'Column: (c1-c3)',
  'Part: r2, r3',
  'base[Row] = 1, 2, 3',
  'cross[Row,Column] = base[Row] * Column',
  'picked[Part] = base[Part] + cross[Part,c1]',
  'total = SUM(base[Row!] * 2) + VMAX(cross[Row!,Column!])',
  'table((0,0),(1,2),(5,3))',
  'read = table(total) + LOOKUP INVERT(table, 1)',
  'stock[Row] = INTEG(base[Row] - stock[Row] / delay, base[Row])',
  'delay = 2',
  'late = DELAY3(total, delay) + SMOOTH N(total, 3, 1, 2) + DELAY FIXED(total, 2, 0)',
  'sorted[Row] = VECTOR SORT ORDER(base[Row], 1)',
  'chosen = VECTOR SELECT(base[Row!], stock[Row!], 0, 0, 0)',
  'most[Row] :EXCEPT: [r1] = IF THEN ELSE(base[Row] > 1 :AND: Time > 0, late, read)',
  'most[r1] = ZIDZ(1, delay - 2)',
  'INITIAL TIME = 0',
  'FINAL TIME = 2',
  'TIME STEP = 0.5',
  'SAVEPER = TIME STEP',
];
const words = fc.constantFrom(
  ...['Row', 'Column', 'Part', 'r1', 'c2', 'base', 'base[Row]', 'cross', 'total', 'delay', 'stock[r1]', 'Time', 'most'],
  ...['[Row]', '[Row!]', '[Part]', '[c1,r1]', '!', '(', ')', ',', '=', '+', ' * ', '1', '0', '-2', '1e300', '0.001'],
  ...['SUM(', 'INITIAL(', 'DELAY N(total, 2, 1, ', 'VECTOR ELM MAP(base[r1], ', 'ELMCOUNT(', 'INTEG(', ':NA:', ''],
);
const token = /\w+\[[^\]]*\]|[\w ]+\(|\w+|[^\w\s]/g;

/** A model with some of its words replaced by others. */
const damaged = fc
  .array(fc.tuple(fc.nat({ max: lines.length - 1 }), fc.nat({ max: 12 }), words), { minLength: 1, maxLength: 2 })
  .map((changes) => {
    const changed = [...lines];
    for (const [line, position, word] of changes) {
      const found = [...(changed[line] ?? '').matchAll(token)];
      const hit = found[position % Math.max(1, found.length)];
      if (hit === undefined) continue;
      const text = changed[line] ?? '';
      changed[line] = text.slice(0, hit.index) + word + text.slice(hit.index + hit[0].length);
    }
    return changed.map((text) => `${text} ~~|`).join('\n');
  });

function refusal(act: () => unknown): JevonsError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof JevonsError) return error;
    throw error;
  }
}

test('a damaged model runs only when the checks find nothing, and every refusal has a place', {
  timeout: 120_000,
}, () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(damaged, (text) => {
      const places = (error: JevonsError | undefined) => {
        for (const issue of error?.issues ?? []) expect(issue.where).toMatch(/^m\.mdl(:\d+:\d+)?$/);
      };
      let model: ReturnType<typeof parseModel> | undefined;
      const unread = refusal(() => {
        model = parseModel(text, 'm.mdl');
      });
      places(unread);
      if (model === undefined) return;
      const sound = model;
      const issues = checkModel(sound);
      let plan: ReturnType<typeof planModel> | undefined;
      const unplanned = refusal(() => {
        plan = planModel(sound);
      });
      places(unplanned);
      if (issues.length > 0) {
        refused += 1;
        expect(unplanned?.message ?? `planned in spite of: ${issues[0]?.message}`).not.toContain('planned');
      } else if (plan !== undefined) {
        const accepting = plan;
        const batch = { runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 };
        const untimed = refusal(() => createSimulator(accepting, { backend: 'reference' }).run(batch));
        if (untimed === undefined) accepted += 1;
        else expect(['time-axis', 'not-a-constant']).toContain(untimed.code);
      }
    }),
    { seed: 21, numRuns: 4000 },
  );
  expect(accepted).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(200);
});
