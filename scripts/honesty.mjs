// Computes the tables of docs/model-honesty.md anew and stores them for the app: node scripts/honesty.mjs (after a build).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorld } from '../dist/src/cli/world.js';
import { honesty, rivalTheories } from '../dist/src/studies/index.js';

const futures = 2000;
const shown = 40;
const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/model-honesty.md');
const stored = join(root, 'model/honesty.json');

const world = await loadWorld();
const theories = await rivalTheories(world, { n: futures, seed: 1 });
const found = honesty(world);
const result = { ...found, carriers: found.carriers.slice(0, shown), notMoved: found.notMoved.length, theories };
writeFileSync(stored, `${JSON.stringify(result, null, 1)}\n`);

const whole = (value) => (value === null ? '-' : Math.round(value).toLocaleString('en-US'));
const percent = (value) => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;
const digits = (value) => (value > 1900 && value < 2200 ? String(value) : String(Number(value.toPrecision(3))));
const year = (end) => (end === null ? '-' : String(Math.floor(end - 1e-6)));
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const grades = table(
  ['grade', 'world', 'choice', 'structure', 'with a belief'],
  found.grades.map(({ grade, world, choice, structure, believed }) => [grade, world, choice, structure, believed]),
);
const carriers = (list) =>
  table(
    ['parameter', 'grade', 'tried', 'capex 2030, $bn', 'swing', 'why this value'],
    list.map((one) => [
      `${one.label.en} (\`${one.id}\`)`,
      one.grade,
      `${digits(one.low)} to ${digits(one.high)} (${one.basis})`,
      `${whole(one.capexLow)} to ${whole(one.capexHigh)}`,
      percent(one.swing),
      one.justification.replaceAll('|', '/'),
    ]),
  );
const rivals = theories.selectors
  .map(
    ({ label, theories }) =>
      `**${label.en}**\n\n${table(
        [
          'theory',
          'capex 2030, $bn: median',
          '80 %',
          'peak year',
          'peak before the horizon',
          'over-capacity by 2029',
          'effective elasticity',
        ],
        theories.map((one) => [
          one.chosen ? `${one.label.en} (default)` : one.label.en,
          whole(one.capex2030.median),
          `${whole(one.capex2030.low)} to ${whole(one.capex2030.high)}`,
          year(one.spendingPeak.median),
          percent(1 - one.spendingPeak.missing.value),
          percent(one.overCapacity.value),
          one.effectiveElasticity.median === null ? '-' : one.effectiveElasticity.median.toFixed(2),
        ]),
      )}`,
  )
  .join('\n\n');

const blocks = {
  grades,
  carriers: carriers(found.carriers.slice(0, 15)),
  judged: carriers(found.carriers.filter(({ grade }) => grade === 'judgement').slice(0, 12)),
  rivals: `${theories.answer.en.join(' ')}\n\n${rivals}`,
  made: `Made from model \`${found.model.hash.slice(0, 12)}\`, facts to ${found.dataDate}, ${futures} futures a theory, seed 1.`,
};
let text = readFileSync(page, 'utf8');
for (const [name, block] of Object.entries(blocks)) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/model-honesty.md has no place for ${name}`);
  text = `${text.slice(0, from + start.length)}\n\n${block}\n\n${text.slice(to)}`;
}
writeFileSync(page, text);
console.log(`wrote ${page} and ${stored}`);
