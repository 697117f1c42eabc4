import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareImports } from './changes.ts';
import { joinOverlays, type Overlay, readOverlays, removeOverlay, writeOverlay } from './overlays.ts';

const freshFolder = () => join(mkdtempSync(join(tmpdir(), 'jevons-overlays-')), 'facts');
const overlay = (name: string, tables: Record<string, string> = { financials: 'company,value\na,1\n' }): Overlay => ({
  name,
  kind: 'csv',
  origin: 'x.csv',
  imported: '2026-11-25T00:00:00.000Z',
  sha256: '0',
  tables,
});

test('what was written is read back, by name, and nothing else lies in the folder', () => {
  const folder = freshFolder();
  expect(readOverlays(folder)).toEqual([]);
  writeOverlay(folder, overlay('csv-b'));
  writeOverlay(folder, overlay('csv-a'));
  expect(readOverlays(folder)).toEqual([overlay('csv-a'), overlay('csv-b')]);
  expect(readdirSync(folder)).toEqual(['csv-a.json', 'csv-b.json']);
});

test('a half-written file of a killed process is not read', () => {
  const folder = freshFolder();
  writeOverlay(folder, overlay('csv-a'));
  writeFileSync(join(folder, '.csv-b.json.123.part'), '{"format"');
  expect(readOverlays(folder).map(({ name }) => name)).toEqual(['csv-a']);
});

test.each(['{', '{"format":2,"overlay":{"tables":{}}}', '{"format":1,"overlay":{"name":"other","tables":{}}}', 'null'])(
  'a file that holds %s is named, and can be removed',
  (text) => {
    const folder = freshFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'csv-a.json'), text);
    expect(() => readOverlays(folder)).toThrow(/damaged or of another version/);
    removeOverlay(folder, 'csv-a');
    expect(readOverlays(folder)).toEqual([]);
  },
);

test('a write that fails leaves the old file as it was', () => {
  const folder = freshFolder();
  writeOverlay(folder, overlay('csv-a'));
  const before = readFileSync(join(folder, 'csv-a.json'), 'utf8');
  // A folder of that name cannot be replaced by a file.
  mkdirSync(join(folder, 'csv-b.json'));
  expect(() => writeOverlay(folder, overlay('csv-b'))).toThrow(/cannot write/);
  expect(readFileSync(join(folder, 'csv-a.json'), 'utf8')).toBe(before);
  expect(readdirSync(folder)).toEqual(['csv-a.json', 'csv-b.json']);
});

test('a company or document that two imports bring stands once', () => {
  const packageTables = { 'actors.csv': 'id,name\na,A\n', 'financials.csv': 'company\na\n' };
  const joined = joinOverlays(packageTables, [
    overlay('csv-x', { actors: 'id,name\na,Other\nb,B\n', financials: 'company\nb\n' }),
    overlay('csv-y', { actors: 'id,name\nb,Other\nc,C\n' }),
  ]);
  expect(joined).toEqual({
    ...packageTables,
    'actors.csv-x.csv': 'id,name\nb,B\n',
    'financials.csv-x.csv': 'company\nb\n',
    'actors.csv-y.csv': 'id,name\nc,C\n',
  });
});

test('an import is compared with the one before by figure, day and document', () => {
  const header = 'company,metric,definition,period,vintage,published,sources,value';
  const row = (period: string, value: number) => `a,capex,gross,${period},first,2025-02-01,s,${value}`;
  const changes = compareImports(
    [header, row('FY2023', 1), row('FY2024', 2)].join('\n'),
    [header, row('FY2024', 3), row('FY2025', 4)].join('\n'),
  );
  expect(changes.added.map(({ period }) => period)).toEqual(['FY2025']);
  expect(changes.changed).toMatchObject([{ period: 'FY2024', before: 2, value: 3 }]);
  expect(changes.removed.map(({ period }) => period)).toEqual(['FY2023']);
});
