/** The posterior that comes with the package, against the package's own model and facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { fitTargets } from './fit-targets.ts';
import { defaultPosteriorFile, posteriorFromJson } from './index.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const world = packageWorld();

test('the shipped posterior is still one of this model, converged, and fitted to all the facts', () => {
  // When this fails: jevons fit --default makes it again.
  const posterior = posteriorFromJson(text(defaultPosteriorFile), defaultPosteriorFile, world);
  expect(posterior).toMatchObject({ command: 'jevons fit --default', complete: true, verdict: { converged: true } });
  expect(posterior.dataDate).toBe(world.dataDate);
  const tables = { errors: text('model/fit-errors.csv'), targets: text('model/fit-targets.csv') };
  const facts = fitTargets(world, tables, world.dataDate).targets;
  expect(posterior.observations.map(({ id, value }) => [id, value])).toEqual(facts.map(({ id, value }) => [id, value]));
});
