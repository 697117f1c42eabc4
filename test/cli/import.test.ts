import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpCompany, madeUpSubmissions, madeUpTickers } from '../sec/made-up-company.ts';
import { factsPath, json, type SecServer, secServer, status, submissionsPath, tickersPath } from '../sec/sec-server.ts';
import { exitCode, jevons, startJevons } from './run-jevons.ts';

const cik = 9_999_999;
let server: SecServer;
beforeAll(async () => {
  server = await secServer({
    [tickersPath]: json(madeUpTickers),
    [factsPath(cik)]: json(madeUpCompany({ years: [2023, 2024] })),
    [submissionsPath(cik)]: json(madeUpSubmissions()),
  });
});
afterAll(() => server.close());

const freshFolder = () => mkdtempSync(join(tmpdir(), 'jevons-import-'));

/** Beside the server, which lives in this process. */
async function online(args: readonly string[], env: Record<string, string>) {
  const child = startJevons(['facts', 'import', 'sec', '--base-url', server.url, ...args], env);
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.stderr += chunk;
  });
  const code = await exitCode(child);
  return { code, ...text };
}

function bytesOf(folder: string): Record<string, string> {
  const facts = join(folder, 'facts');
  return Object.fromEntries(readdirSync(facts).map((name) => [name, readFileSync(join(facts, name), 'utf8')]));
}

test('an import from the server joins the facts commands, with a note, until it is left out or removed', async () => {
  const env = { JEVONS_DATA: freshFolder(), JEVONS_USER_AGENT: 'Jane Doe jane@example.org' };
  const first = await online(['--ticker', 'EXIN', '--format', 'json'], env);
  expect(first.code).toBe(0);
  const report = JSON.parse(first.stdout);
  expect(report).toMatchObject({ company: { id: 'example-industries', cik: '9999999' }, written: true });
  const before = bytesOf(env.JEVONS_DATA);
  const second = await online(['--ticker', 'EXIN'], env);
  expect(second.stdout).toContain('Nothing new');
  expect(bytesOf(env.JEVONS_DATA)).toEqual(before);

  const ask = ['facts', 'capex', '--company', 'EXIN', '--period', 'FY2024Q2', '--format', 'json'];
  const joined = jevons(ask, { env });
  expect(joined.stderr).toContain('sec-example-industries');
  expect(JSON.parse(joined.stdout)).toMatchObject({ published: '2024-07-30', status: 'derived', grade: 'A' });
  expect(jevons([...ask, '--no-user-facts'], { env }).code).toBe(2);
  expect(jevons([...ask, '--lang', 'fr'], { env }).stderr).toContain('vos propres faits');
  expect(jevons(['facts', 'verify', '-q'], { env }).code).toBe(0);

  expect(jevons(['facts', 'import', 'remove', 'sec-example-industries'], { env }).code).toBe(0);
  const gone = jevons(ask, { env });
  expect(gone.code).toBe(2);
  expect(gone.stderr).not.toContain('your own');
});

test('without a user agent no request is made, and the reason is said', async () => {
  const asked = server.requests.length;
  const outcome = await online(['--ticker', 'EXIN'], { JEVONS_DATA: freshFolder() });
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(/say who they are.*--user-agent.*no-user-agent/);
  expect(server.requests.length).toBe(asked);
});

test('a failed import leaves every byte as it was', async () => {
  const env = { JEVONS_DATA: freshFolder() };
  const args = ['--ticker', 'EXIN', '--user-agent', 'Jane Doe jane@example.org', '--refresh'];
  expect((await online(args, env)).code).toBe(0);
  const before = bytesOf(env.JEVONS_DATA);
  server.next(factsPath(cik), status(403));
  const outcome = await online(args, env);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain('refused-by-server');
  expect(bytesOf(env.JEVONS_DATA)).toEqual(before);
});

test('a table of one’s own: every fault is said, and nothing is kept until there is none', () => {
  const folder = freshFolder();
  const env = { JEVONS_DATA: folder };
  const file = join(folder, 'mine.csv');
  const template = jevons(['facts', 'import', 'csv', '--template'], { env }).stdout;
  writeFileSync(file, template.replace('FY2025', 'CY2025').replace('5678', '5 678'));
  const refused = jevons(['facts', 'import', 'csv', file], { env });
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('line 2, column period');
  expect(refused.stderr).toContain('line 3, column value');
  const asJson = jevons(['facts', 'import', 'csv', file, '--format', 'json'], { env });
  expect(JSON.parse(asJson.stdout).issues).toHaveLength(2);

  writeFileSync(file, template);
  expect(jevons(['facts', 'import', 'csv', file, '--dry-run'], { env }).stdout).toContain('Nothing was written');
  expect(jevons(['facts', 'import', 'list'], { env }).stdout).toContain('Nothing has been imported');
  expect(jevons(['facts', 'import', 'csv', file], { env }).code).toBe(0);
  const list = JSON.parse(jevons(['facts', 'import', 'list', '--format', 'json'], { env }).stdout);
  expect(list).toMatchObject([{ name: 'csv-mine', kind: 'csv', companies: ['example-cloud'], figures: 2 }]);
  const figure = jevons(['facts', 'revenue', '--company', 'EXCL', '--period', 'FY2025'], { env });
  expect(figure.stdout).toContain('5,678');
});

test('an import that another stands on is not taken out under it', () => {
  const env = { JEVONS_DATA: freshFolder() };
  const template = jevons(['facts', 'import', 'csv', '--template'], { env }).stdout;
  const [header = '', first = '', second = ''] = template.split('\n');
  const take = (name: string, row: string) =>
    jevons(['facts', 'import', 'csv', '-', '--name', name], { env, input: `${header}\n${row}\n` });
  expect(take('one', first).code).toBe(0);
  expect(take('two', second).code).toBe(0);
  const refused = jevons(['facts', 'import', 'remove', 'csv-one'], { env });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/csv-two needs csv-one.*remove csv-two first/);
  expect(jevons(['facts', 'import', 'remove', 'csv-two', 'csv-one'], { env }).code).toBe(0);
});

test('a damaged import is named, and the package works without it', () => {
  const env = { JEVONS_DATA: freshFolder() };
  jevons(['facts', 'import', 'csv', '-', '--name', 'x'], {
    env,
    input: jevons(['facts', 'import', 'csv', '--template'], { env }).stdout,
  });
  writeFileSync(join(env.JEVONS_DATA, 'facts', 'csv-x.json'), '{');
  const ask = ['facts', 'capex', '--company', 'AMZN', '--period', 'CY2024'];
  const broken = jevons(ask, { env });
  expect(broken.code).toBe(3);
  expect(broken.stderr).toMatch(/csv-x.*remove csv-x/s);
  expect(jevons([...ask, '--no-user-facts'], { env }).code).toBe(0);
  expect(jevons(['facts', 'import', 'remove', 'csv-x'], { env }).code).toBe(0);
  expect(jevons(ask, { env }).code).toBe(0);
});
