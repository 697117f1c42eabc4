/**
 * The map of the folders, as a promise: which layer may see which, no cycles, and nothing in the pure layers
 * that could make two machines disagree. TypeScript 7 has no JavaScript interface, so imports are read as text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..', 'src');

/** What each layer may import, besides itself and packages. */
const layers: Record<string, readonly string[]> = {
  base: [],
  stats: ['base'],
  ledger: ['base'],
  lang: ['base'],
  engine: ['base', 'stats', 'lang'],
  analysis: ['base', 'stats', 'lang', 'engine'],
  studies: ['base', 'stats', 'ledger', 'lang', 'engine', 'analysis'],
  charts: ['base', 'stats'],
  formats: ['base', 'stats', 'ledger'],
  importers: ['base', 'ledger', 'formats'],
  cli: ['base', 'stats', 'ledger', 'lang', 'engine', 'analysis', 'studies', 'charts', 'formats', 'importers'],
  app: ['base', 'stats', 'ledger', 'lang', 'engine', 'analysis', 'studies', 'charts', 'formats'],
};
const pure = ['base', 'stats', 'ledger', 'lang', 'engine', 'analysis', 'studies', 'charts', 'formats'];

interface SourceFile {
  readonly path: string;
  readonly layer: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Comments out; strings stay, since imports are strings. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g);
  return [...found].map((match) => match[1] ?? '');
}

/** `import type` and `export type` leave nothing behind at run time. */
function runTimeImports(text: string): string[] {
  return importsOf(text.replace(/\b(?:import|export)\s+type\b[^;]*;/g, ''));
}

const files: SourceFile[] = filesBelow(source).map((path) => {
  const text = withoutComments(readFileSync(path, 'utf8'));
  return { path, layer: relative(source, path).split(/[\\/]/)[0] ?? '', text, imports: importsOf(text) };
});
const shipped = files.filter((file) => !/\.test\.tsx?$/.test(file.path));
const nameOf = (file: SourceFile) => relative(source, file.path);

test('every folder under src is a layer of the map', () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => !(name in layers))).toEqual([]);
});

test('a layer imports only the layers below it, by their # name', () => {
  const wrong = shipped.flatMap((file) => {
    const allowed = layers[file.layer] ?? [];
    return file.imports.flatMap((name) => {
      if (name.startsWith('#')) {
        return allowed.includes(name.slice(1))
          ? []
          : [`${nameOf(file)} imports ${name}; ${file.layer} may see ${allowed}`];
      }
      if (!name.startsWith('.')) return [];
      const target = relative(source, join(dirname(file.path), name));
      return target.split(/[\\/]/)[0] === file.layer ? [] : [`${nameOf(file)} reaches ${name}; use a # name`];
    });
  });
  expect(wrong).toEqual([]);
});

test('no file takes part in a circle of imports; types alone may refer to each other', () => {
  const known = new Map(shipped.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: SourceFile, trail: readonly string[]): void => {
    if (state.get(file.path) === 'done') return;
    if (state.get(file.path) === 'open') {
      circles.push([...trail.slice(trail.indexOf(nameOf(file))), nameOf(file)].join(' -> '));
      return;
    }
    state.set(file.path, 'open');
    for (const name of runTimeImports(file.text).filter((name) => name.startsWith('.'))) {
      const target = known.get(join(dirname(file.path), name));
      if (target !== undefined) visit(target, [...trail, nameOf(file)]);
    }
    state.set(file.path, 'done');
  };
  for (const file of shipped) visit(file, []);
  expect(circles).toEqual([]);
});

test('pure layers reach no disk, network, clock or global randomness', () => {
  const forbidden: readonly [RegExp, string][] = [
    [/['"]node:/, 'node: modules'],
    [/\bMath\.random\b/, 'Math.random'],
    [/\bDate\b(?!\w)/, 'Date'],
    [/\bperformance\b/, 'performance'],
    [/\b(?:fetch|setTimeout|localStorage|process)\s*[.(]/, 'platform globals'],
    [/\bIntl\b|toLocale/, 'locale data, which differ between platforms'],
  ];
  expect(offences(forbidden)).toEqual([]);
});

test('pure layers take exp, ln, pow, sin and cos from base, since engines differ in the last bit', () => {
  const names =
    'exp|log|log2|log10|log1p|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot';
  const forbidden: readonly [RegExp, string][] = [
    [new RegExp(`\\bMath\\.(?:${names})\\b`), 'a transcendental of Math'],
    [/[\w)\]]\s*\*\*\s*[\w(]/, 'the ** operator'],
  ];
  expect(offences(forbidden)).toEqual([]);
});

/** Strings and templates are blanked first: a message may speak of a Date. */
function offences(forbidden: readonly [RegExp, string][]): string[] {
  return shipped
    .filter((file) => pure.includes(file.layer) && !file.path.endsWith('.d.ts'))
    .flatMap((file) => {
      const blanked = file.text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (quoted) =>
        /^['"]node:/.test(quoted) ? quoted : "''",
      );
      return forbidden.filter(([pattern]) => pattern.test(blanked)).map(([, what]) => `${nameOf(file)} uses ${what}`);
    });
}
