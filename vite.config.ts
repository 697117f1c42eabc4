/**
 * The browser app: a static site in dist/app that any file host serves from any folder.
 * The library is built first (tsc -b): what the page starts with is computed here, by the same code that a reader runs.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, transformWithOxc } from 'vite';
import { chartRules } from '#charts';
import { parseModel } from '#lang';
import { defaultViewTables } from '#ledger';
import { articles, buildWorld, type Honesty, planText, type ThesisTexts, type WorldTexts } from '#studies';
import { makeLimits } from './src/app/bundle/limits-data.ts';
import { makeReference } from './src/app/bundle/make-reference.ts';
import { makeStart } from './src/app/bundle/make-start.ts';

const root = import.meta.dirname;
const app = join(root, 'src', 'app');
const generated = join(root, 'dist', 'app-data');

const text = (...parts: string[]) => readFileSync(join(root, ...parts), 'utf8');

function texts(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));
  return Object.fromEntries(names.sort().map((name) => [name, text(folder, name)]));
}

function worldFiles(): WorldTexts {
  const scenarios = Object.entries(texts(join('model', 'scenarios'), '.json'));
  return {
    race: planText(text('model', 'race.mdl'), 'race.mdl'),
    gbtf: planText(text('model', 'gbtf.mdl'), 'gbtf.mdl'),
    parameters: text('model', 'parameters.csv'),
    scenarios: Object.fromEntries(scenarios.map(([name, content]) => [name.replace(/\.json$/, ''), content])),
    tables: texts('data', '.csv'),
    proofTable: text('data', 'proofs', 'proofs.csv'),
  };
}

function thesisFiles(): ThesisTexts {
  return {
    theses: text('data', 'theses', 'theses.csv'),
    inputs: text('data', 'theses', 'inputs.csv'),
    equations: texts(join('data', 'theses'), '.mdl'),
  };
}

/** Writes what the page loads, and gives the static page its first answer. */
function appData(): Plugin {
  const answers: Record<string, readonly string[]> = {};
  const names = ['start', 'ledger', 'theses', 'world', 'reference', 'limits', 'articles'];
  const addresses = new Map(names.map((name) => [`virtual:${name}-url`, join(generated, `${name}.json`)]));
  addresses.set('virtual:backtest-url', join(root, 'data', 'backtest', 'result.json'));
  addresses.set('virtual:posterior-url', join(root, 'model', 'posterior.json'));
  addresses.set('virtual:loops-url', join(root, 'model', 'race.loops.csv'));
  return {
    name: 'jevons-app-data',
    async buildStart() {
      const files = worldFiles();
      const world = buildWorld(files);
      const version = (JSON.parse(text('package.json')) as { version: string }).version;
      const modelVersion = `${version} ${world.modelHash.slice(0, 8)}`;
      const start = await makeStart(world, modelVersion);
      answers.en = start.result.answer.en;
      answers.fr = start.result.answer.fr;
      mkdirSync(generated, { recursive: true });
      const contents: Record<string, unknown> = {
        start,
        ledger: defaultViewTables(files.tables),
        theses: thesisFiles(),
        world: files,
        limits: makeLimits(JSON.parse(text('model', 'honesty.json')) as Honesty, text('docs', 'model-honesty.md')),
        articles: articles.map(({ id }) => JSON.parse(text('docs', 'studies', `${id}.json`))),
        reference: makeReference(parseModel(text('model', 'race.mdl'), 'race.mdl'), world, modelVersion),
      };
      for (const name of names) writeFileSync(join(generated, `${name}.json`), JSON.stringify(contents[name]));
    },
    resolveId: (id) => (addresses.has(id) || id === 'virtual:chart-rules.css' ? `\0${id}` : undefined),
    load(id) {
      const name = id.slice(1);
      if (name === 'virtual:chart-rules.css') return chartRules;
      const file = addresses.get(name);
      return file === undefined ? undefined : `export { default } from ${JSON.stringify(`${file}?url`)};`;
    },
    transformIndexHtml(html, { path }) {
      const language = /\/(en|fr)\//.exec(path)?.[1];
      const sentences = language === undefined ? [] : (answers[language] ?? []);
      return html.replace('<!--answer-->', sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n'));
    },
  };
}

/** Writes the service worker last, when every file that it is to keep has its name. */
function offline(): Plugin {
  return {
    name: 'jevons-offline',
    apply: 'build',
    // After the pages themselves are in the bundle.
    enforce: 'post',
    async generateBundle(_, bundle) {
      const source = text('src', 'app', 'offline', 'offline.ts');
      const { code } = await transformWithOxc(source, 'offline.ts');
      const names = Object.keys(bundle).filter((name) => !name.endsWith('.map'));
      const files = [...names, ...readdirSync(join(app, 'public'))].sort();
      const hash = createHash('sha256');
      for (const name of files) {
        const item = bundle[name];
        const content =
          item === undefined ? text('src', 'app', 'public', name) : 'code' in item ? item.code : item.source;
        hash.update(name).update('\0').update(content).update('\0');
      }
      const kept = { name: `jevons-${hash.digest('hex').slice(0, 16)}`, files };
      this.emitFile({
        type: 'asset',
        fileName: 'offline.js',
        source: `const KEPT = ${JSON.stringify(kept)};\n${code}`,
      });
    },
  };
}

const escaped = (sentence: string) => sentence.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export default defineConfig({
  root: app,
  base: './',
  publicDir: join(app, 'public'),
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  plugins: [appData(), offline()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: join(root, 'dist', 'app'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: join(app, 'index.html'),
        en: join(app, 'en', 'index.html'),
        fr: join(app, 'fr', 'index.html'),
      },
    },
  },
});
