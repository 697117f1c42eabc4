/** `jevons model check`: what is wrong with a model, all of it, each with its place; and the feedback loops in it. */

import { basename } from 'node:path';
import type { Command } from 'commander';
import { analyseLoops, type FamilyAnalysis, type LoopFamily, loopFamilies } from '#analysis';
import { formatNumber, formatPercent, JevonsError, type Language } from '#base';
import { planModel } from '#engine';
import { checkUnits, missingUnits } from '#lang';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, formatTable, wrap } from '../table.ts';
import { readLoopNames } from './loop-names.ts';
import { readModel } from './model-file.ts';

interface Finding {
  readonly severity: 'fault' | 'note';
  readonly where: string;
  readonly code: string;
  readonly what: string;
  readonly hint: string;
}

/** Loops without a name that are worth a line. */
const strongestShown = 5;
const notesShown = 5;
/** Variables of a loop that are all written out. */
const pathShown = 6;

function findingOf(severity: Finding['severity'], file: string): (issue: JevonsError) => Finding {
  return (issue) => ({
    severity,
    where: issue.where ?? file,
    code: issue.code,
    what: issue.message,
    hint: issue.hint ?? '',
  });
}

interface LoopSummary extends FamilyAnalysis {
  readonly count: number;
  readonly complete: boolean;
}

function loopsOf(file: string | undefined, plan: ReturnType<typeof planModel>): LoopSummary {
  const names = readLoopNames(file);
  const analysis = analyseLoops(plan, { names });
  return { ...loopFamilies(analysis, names), count: analysis.loops.length, complete: analysis.complete };
}

/** Number of the feedback system with the most loops. */
function largestSystem(families: readonly LoopFamily[]): number {
  const counts = new Map<number, number>();
  for (const { system, loops } of families) counts.set(system, (counts.get(system) ?? 0) + loops.length);
  return [...counts].reduce((best, [system, count]) => (count > (counts.get(best) ?? 0) ? system : best), -1);
}

/** What tells a loop from others; all of it when it is short. */
function pathText({ loops, through, name, named }: LoopFamily, lang: Language): string {
  const variables = (loops[0]?.variables ?? []).map(({ text }) => text);
  if (variables.length <= pathShown) return variables.join(' > ');
  const told = named ? through.join(' > ') : name[lang];
  return `${told} (${variables.length} variables)`;
}

/** The named, and the strongest of the others, by share. */
function familiesShown({ families }: LoopSummary): LoopFamily[] {
  const largest = largestSystem(families);
  const others = families.filter(({ named, system }) => !named && system === largest).slice(0, strongestShown);
  return families.filter((family) => family.named || others.includes(family));
}

function loopText(loops: LoopSummary, lang: Language, screen: Screen): string {
  if (loops.count === 0) return 'No feedback loop.\n';
  const count = formatNumber(loops.count, lang);
  const title = loops.complete ? `${count} feedback loops` : `More feedback loops than can be listed; ${count} found`;
  return formatTable(
    {
      title: `${title}: those with a name and the strongest`,
      columns: [
        { title: '' },
        { title: 'loop', wraps: true },
        { title: 'acts' },
        { title: 'share', align: 'right' },
        { title: 'passes through', wraps: true },
      ],
      rows: familiesShown(loops).map((family) => [
        family.id,
        family.named ? family.name[lang] : '-',
        family.polarity,
        formatPercent(family.averageShare, lang, { decimals: 1 }),
        pathText(family, lang),
      ]),
      notes: [
        ...loops.absent.map(({ id, why, hint }) => `${id}: ${why}${hint === undefined ? '' : `; ${hint}`}.`),
        'Shares are of the movement on one run with the values of the file; "jevons model loops" says when.',
      ],
    },
    screen,
  );
}

function findingLines(findings: readonly Finding[], screen: Screen): string[] {
  return findings.flatMap(({ where, code, what, hint }) =>
    wrap(`${where} ${what}${hint === '' ? '' : `; ${hint}`} [${code}]`, screen.width, '  '),
  );
}

async function check(file: string | undefined, options: OutputOptions, session: Session): Promise<void> {
  const model = readModel(file);
  const plan = planModel(model);
  const issues = checkUnits(model).map(findingOf('fault', model.file));
  const notes = missingUnits(model).map(findingOf('note', model.file));
  const loops = loopsOf(file, plan);
  const stocks = plan.scalars.filter((scalar) => scalar.kind === 'stock').length;
  const summary = {
    model: model.file,
    definitions: model.definitions.length,
    scalars: plan.scalars.length,
    stocks,
    issues,
    notes,
    loops: {
      count: loops.count,
      complete: loops.complete,
      listed: familiesShown(loops).map(({ id, name, named, polarity, averageShare, loops: members }) => ({
        id,
        name: name[options.lang],
        named,
        polarity,
        averageShare,
        variables: members[0]?.variables.map(({ text }) => text) ?? [],
      })),
      absent: loops.absent,
    },
  };
  const units =
    issues.length > 0
      ? `${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}`
      : notes.length === 0
        ? 'names and units agree, and every constant has a unit'
        : `names and units agree; ${notes.length === 1 ? '1 constant has' : `${notes.length} constants have`} no unit, so what uses them goes unchecked`;
  const verdict = `${model.file}: ${model.definitions.length} definitions, ${plan.scalars.length} scalars, ${stocks} stocks; all of it can be run; ${units}.`;
  await deliver(
    {
      json: summary,
      rows: {
        columns: ['severity', 'where', 'code', 'what', 'hint'],
        records: [...issues, ...notes].map(({ severity, where, code, what, hint }) => [
          severity,
          where,
          code,
          what,
          hint,
        ]),
      },
      text: (screen) =>
        [
          ...findingLines(issues, screen),
          ...findingLines(notes.slice(0, notesShown), screen),
          ...(notes.length > notesShown ? [`... and ${notes.length - notesShown} more; --format csv lists them`] : []),
          ...wrap(verdict, screen.width).map((line) => bold(line, screen)),
          '',
          loopText(loops, options.lang, screen),
        ].join('\n'),
    },
    options,
    session,
  );
  if (issues.length > 0) {
    throw new JevonsError(`${issues.length} places where names or units do not agree`, {
      kind: 'check',
      code: 'model-faults',
      where: file === undefined ? model.file : basename(file),
      hint: 'each is listed with its place',
    });
  }
}

export function defineCheck(command: Command, session: Session): void {
  command.argument('[file]', 'an .mdl file; without it, the race. Names of loops: the file with .loops.csv');
  addOutputOptions(command).action((file: string | undefined, options: OutputOptions) => check(file, options, session));
  addExamples(command, [
    ['jevons model check model/race.mdl', 'exit code 3 when it cannot run, 4 when units disagree'],
    ['jevons model check model/gbtf.mdl --format json', 'the same for a program'],
  ]);
}
