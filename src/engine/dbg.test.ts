import { test } from 'vitest';
import { parseModel } from '#lang';
import { model, inputsOf } from './backends.test.ts';
import { createSimulator } from './create-simulator.ts';
import { planModel } from './plan/plan-model.ts';
test('dbg', () => {
  for (const seed of [1, 4, 7]) {
    try { planModel(parseModel(model(seed), 'm')); } catch (e) { console.log((e as any).issues?.map((i: any) => i.toLine()).slice(0,3) , (e as any).toLine()); }
  }
  for (const seed of [2, 13, 22, 40]) {
    const plan = planModel(parseModel(model(seed), 'm'));
    const opt = { vary: ['a', 'b', 'lag'], method: seed % 3 === 0 ? 'rk4' : 'euler' } as const;
    const batch = { runs: 37, inputs: inputsOf(37, seed), firstRun: 5, seed: 99 };
    const r = createSimulator(plan, { ...opt, backend: 'reference' }); const w = createSimulator(plan, { ...opt, backend: 'wasm' });
    const a = r.run(batch), b = w.run(batch);
    const SP = r.spec.time.savePoints; const bad: string[] = [];
    for (let o = 0; o < r.spec.outputs.length; o++) for (let k = 0; k < SP; k++) for (let q = 0; q < 37; q++) { const i = (o*SP+k)*37+q; if (!Object.is(a.values[i], b.values[i])) { bad.push(`${k} run${q} ${r.spec.outputs[o]} ref ${a.values[i]} wasm ${b.values[i]}`); } }
    bad.sort((x, y) => parseInt(x) - parseInt(y));
    console.log(seed, bad.length, bad.slice(0, 6), '\n', a.failures.length, b.failures.length, JSON.stringify(a.failures.slice(0,2)));
    console.log(model(seed).split('\n').slice(0, 17).join('\n'));
  }
});
