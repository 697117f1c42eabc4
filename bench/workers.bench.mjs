// Two threads against one on the race, both warm: how much of the second core is used.
import { ensemble } from '../dist/src/analysis/index.js';
import { aim, heading, median, must, ratio, rounds, table, timedAsync } from './measure.mjs';
import { pool } from './pool.mjs';
import { raceQuestion } from './race-question.mjs';

const { request } = await raceQuestion();
const pools = { 'one worker': pool(1), 'two workers': pool(2) };
const sizes = { 'every value kept': 8192, sketched: 20_480 };
const answer = (result) => JSON.stringify(result);

heading('Two workers against one: the race, threads started and warm');
const rows = [];
for (const [summary, runs] of Object.entries(sizes)) {
  const ask = (name) => ensemble({ ...request, runs }, { executor: pools[name].executor });
  must(
    answer(await ask('one worker')) === answer(await ask('two workers')),
    'the number of workers changes the answer',
  );
  const found = await rounds(
    Object.fromEntries(Object.keys(pools).map((name) => [name, async () => (await timedAsync(() => ask(name)))[1]])),
    5,
  );
  const [one, two] = Object.values(found);
  rows.push([summary, runs, median(one).toFixed(2), median(two).toFixed(2), ratio(one, two).toFixed(2)]);
}
table(['summary', 'runs', 'one, s', 'two, s', 'one over two'], rows);
aim(
  'two workers at least 1.8 times one',
  rows.every((row) => Number(row.at(-1)) >= 1.8),
);
for (const { close } of Object.values(pools)) await close();
