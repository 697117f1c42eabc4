import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons } from './run-jevons.ts';

test('a figure is cited with its value, definition, data date and hash, and then its document', () => {
  const { stdout } = jevons(['cite', 'capex', 'AMZN', 'CY2024']);
  const [figure = '', document = ''] = stdout.split('\n\n');
  expect(figure).toMatch(
    /77,658 USD million.*\[Data set\].*facts published by 20\d\d-\d\d-\d\d.*SHA-256 .*[0-9a-f]{64}/,
  );
  expect(document).toContain('https://www.sec.gov/');
  expect(jevons(['cite', 'capex', 'AMZN', 'CY2024', '--lang', 'fr']).stdout).toContain('[Jeu de données]');
});

test('BibTeX has one entry for each document, its keys are different, and specials are escaped', () => {
  const { stdout } = jevons(['cite', 'capex', 'microsoft', 'CY2024', '--definition', 'gross', '--format', 'bibtex']);
  const keys = [...stdout.matchAll(/^@misc\{([a-z0-9.-]+),$/gm)].map((match) => match[1]);
  expect(keys.length).toBeGreaterThan(2);
  expect(new Set(keys).size).toBe(keys.length);
  const notes = [...stdout.matchAll(/^ {2}note = (.*)$/gm)].map((match) => match[1] ?? '');
  for (const note of notes) expect(note).not.toMatch(/[^\\][&%$#_]/);
});

test('CSL-JSON and RIS can be read back', () => {
  const csl = JSON.parse(jevons(['cite', 'capex', 'nvidia', 'FY2021Q3', '--format', 'csl-json']).stdout);
  expect(csl[0]).toMatchObject({ type: 'dataset', author: [{ literal: 'The Jevons contributors' }] });
  const ris = jevons(['cite', 'data', '--format', 'ris']).stdout.trimEnd().split('\n');
  expect(ris[0]).toBe('TY  - DATA');
  expect(ris.at(-1)).toMatch(/^ER {2}- ?$/);
});

test('a result is cited by the hash that its own bytes give; a changed one is refused', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jevons-cite-')), 'result.json');
  jevons(['run', '-n', '20', '--format', 'json', '-o', file]);
  const { hash } = JSON.parse(readFileSync(file, 'utf8'));
  expect(jevons(['cite', file]).stdout).toContain(hash);
  expect(jevons(['cite', 'result', hash.slice(0, 16)]).stdout).toContain('named by its hash only');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"seed": 1', '"seed": 2'));
  const changed = jevons(['cite', file]);
  expect(changed.code).toBe(3);
  expect(changed.stderr).toContain('result-changed');
});

test('what cannot be cited is refused with what to do', () => {
  expect(jevons(['cite', 'capex', 'AMZN']).code).toBe(2);
  expect(jevons(['cite', 'capx', 'AMZN', 'CY2024']).stderr).toContain('capex');
  expect(jevons(['cite', 'capex', 'AMZN', 'CY2031']).code).toBe(3);
});
