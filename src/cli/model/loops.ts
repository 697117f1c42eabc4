/** `jevons model loops`: the feedback loops of a model, and which of them drives it when. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import {
  analyseLoops,
  dominantPhases,
  type FamilyAnalysis,
  type LoopAnalysis,
  type LoopFamily,
  loopFamilies,
  type Phase,
} from '#analysis';
import { formatNumber, formatPercent, type Language } from '#base';
import { planModel } from '#engine';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { addOutputOptions, type Cell, deliver, type OutputOptions, type Rows } from '../output.ts';
import { readAssignment } from '../scenario-input.ts';
import type { Screen, Session } from '../session.ts';
import { bold, formatTable, wrap } from '../table.ts';
import { readLoopNames } from './loop-names.ts';
import { bandPicture, dominatedTimes, quantityOfTime, shareLine } from './loop-picture.ts';
import { raceFile, readModel, scalarId } from './model-file.ts';

interface LoopsOptions extends OutputOptions {
  readonly from?: number;
  readonly to?: number;
  readonly set?: readonly string[];
  readonly method: 'euler' | 'rk4';
  readonly seed?: number;
  readonly top?: number;
  readonly paths?: boolean;
  readonly overTime?: boolean;
}

/** One feedback system with its families and who dominates when. */
interface System {
  readonly families: readonly LoopFamily[];
  readonly phases: readonly Phase[];
}

interface Findings extends FamilyAnalysis {
  readonly file: string;
  readonly analysis: LoopAnalysis;
  /** The largest first. */
  readonly systems: readonly System[];
}

/** A family under this share of a system is not worth a line unless it has a name. */
const leastShare = 0.005;
const usualTop = 10;
/** Ways of one family that are written out. */
const pathsWritten = 20;

function findings(file: string | undefined, options: LoopsOptions): Findings {
  const names = readLoopNames(file);
  const fix = Object.fromEntries(
    (options.set ?? []).map(readAssignment).map(([name, value]) => [scalarId(name), value]),
  );
  const analysis = analyseLoops(planModel(readModel(file)), {
    fix,
    names,
    method: options.method,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
  });
  const { families, absent } = loopFamilies(analysis, names);
  const bySystem = [...new Set(families.map(({ system }) => system))].map((system) =>
    families.filter((family) => family.system === system),
  );
  const loopCount = (group: readonly LoopFamily[]) => group.reduce((sum, { loops }) => sum + loops.length, 0);
  const systems = bySystem
    .toSorted((a, b) => loopCount(b) - loopCount(a))
    .map((group) => ({ families: group, phases: dominantPhases(group, analysis.times) }));
  return { file: basename(file ?? raceFile), analysis, families, absent, systems };
}

/** `R`, `B`, `?`, or `R 72 %` for a family that reinforced for 72 % of its share and balanced for the rest. */
function actsText({ polarity, reinforcingPart }: LoopFamily, lang: Language): string {
  if (polarity !== 'undetermined') return polarity === 'reinforcing' ? 'R' : 'B';
  if (Number.isNaN(reinforcingPart)) return '?';
  const [letter, part] = reinforcingPart >= 0.5 ? ['R', reinforcingPart] : ['B', 1 - reinforcingPart];
  return `${letter} ${formatPercent(part, lang, { decimals: 0 })}`;
}

/** The named, and of the others as many as were asked for; without being asked, those worth a line. */
function shown({ families }: System, top: number | undefined): LoopFamily[] {
  if (families.length <= 2) return [...families];
  let left = top ?? usualTop;
  return families.filter(({ averageShare, named }) => {
    if (named) return true;
    return (top !== undefined || averageShare >= leastShare) && left-- > 0;
  });
}

function systemTable(system: System, title: string, options: LoopsOptions, screen: Screen): string {
  const { lang } = options;
  const rows = shown(system, options.top);
  const rest = system.families.filter((family) => !rows.includes(family));
  const share = rest.reduce((sum, { averageShare }) => sum + averageShare, 0);
  return formatTable(
    {
      title,
      columns: [
        { title: '' },
        { title: 'loop', wraps: true },
        { title: 'acts' },
        { title: 'length', align: 'right' },
        { title: 'share', align: 'right' },
        { title: 'share over time' },
        { title: 'dominates', wraps: true },
      ],
      rows: rows.map((family) => [
        family.id,
        family.name[lang],
        actsText(family, lang),
        String(family.loops[0]?.variables.length ?? 0),
        formatPercent(family.averageShare, lang, { decimals: 1 }),
        shareLine(family),
        dominatedTimes(family, system.phases, lang),
      ]),
      notes:
        rest.length === 0
          ? []
          : [
              `${formatNumber(rest.length, lang)} more loops explain ${formatPercent(share, lang, { decimals: 1 })} together; --top lists more.`,
            ],
    },
    screen,
  );
}

function pathLines(families: readonly LoopFamily[], lang: Language, screen: Screen): string[] {
  return families.flatMap((family) => [
    bold(`${family.id} ${family.name[lang]}`, screen),
    ...wrap(`  ${(family.loops[0]?.variables ?? []).map(({ text }) => text).join(' > ')}`, screen.width, '  '),
  ]);
}

function loopsText(found: Findings, options: LoopsOptions, screen: Screen): string {
  const { analysis, systems, absent, file } = found;
  const { lang } = options;
  const { times, loops, complete } = analysis;
  if (loops.length === 0) return `${file} has no feedback loop.\n`;
  const big = systems.filter(({ families }, i) => i === 0 || families.length > 2);
  const small = systems.filter((system) => !big.includes(system));
  const main = systems[0] as System;
  const span = `${quantityOfTime(times[0] ?? 0, lang)} to ${quantityOfTime(times.at(-1) ?? 0, lang)}`;
  const count = formatNumber(loops.length, lang);
  const parts = [
    ...big.map((system, i) => {
      const size = formatNumber(
        system.families.reduce((sum, family) => sum + family.loops.length, 0),
        lang,
      );
      const which = i === 0 ? '' : `, system ${i + 1}`;
      return systemTable(
        system,
        `${file}, ${span}${which}: ${size} feedback loops, by share of the movement`,
        options,
        screen,
      );
    }),
    ...(big.length === 0
      ? []
      : [
          bold('Which loops move it (widths are shares, blank the rest):', screen),
          ...bandPicture(main.families, times, screen.width, lang),
          '',
        ]),
  ];
  const alone = small.flatMap(({ families }) =>
    families.map((family) => `${family.name[lang]} (${actsText(family, lang)})`),
  );
  const notes = [
    ...(alone.length === 0 ? [] : [`Apart from these: ${alone.join('; ')}.`]),
    `${complete ? `All ${count} loops were scored` : `There are too many loops to list: the ${count} strongest, shortest and named were scored`}, at ${times.length} moments, by Loops that Matter (2023). R reinforces, B balances; subscripts are taken together, and loops of one name are added.`,
    ...absent.map(({ id, why, hint }) => `${id}: ${why}${hint === undefined ? '' : `; ${hint}`}.`),
    ...(options.paths === true ? [] : ['--paths shows the variables of each loop.']),
  ];
  const paths = options.paths === true ? [...pathLines(shown(main, options.top), lang, screen), ''] : [];
  return [...parts, ...paths, ...notes.flatMap((note) => wrap(note, screen.width, '  ')), ''].join('\n');
}

function number(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function loopsJson({ file, analysis, systems, absent }: Findings, { lang, top }: LoopsOptions): unknown {
  return {
    model: file,
    complete: analysis.complete,
    loops: analysis.loops.length,
    times: [...analysis.times],
    systems: systems.map((system) => ({
      notListed: system.families.length - shown(system, top).length,
      loops: shown(system, top).map((family) => ({
        id: family.id,
        name: family.name[lang],
        named: family.named,
        polarity: family.polarity,
        reinforcingPart: number(family.reinforcingPart),
        averageShare: family.averageShare,
        relative: Array.from(family.relative, number),
        ways: family.loops.length,
        paths: family.loops.slice(0, pathsWritten).map(({ variables, polarity, averageShare }) => ({
          variables: variables.map(({ text }) => text),
          polarity,
          averageShare,
        })),
      })),
      dominant: system.phases.map(({ from, to, family, share }) => ({ from, to, id: family.id, share })),
    })),
    absent,
  };
}

function loopRows({ systems, analysis }: Findings, options: LoopsOptions): Rows {
  const all = systems.flatMap((system, i) =>
    shown(system, options.top).map((family) => ({ family, phases: system.phases, system: i + 1 })),
  );
  if (options.overTime === true) {
    const named = systems[0] === undefined ? [] : shown(systems[0], options.top);
    return {
      columns: ['time', ...named.map(({ id, name }) => `${id} ${name[options.lang]}`)],
      records: Array.from(analysis.times, (time, i): Cell[] => [
        time,
        ...named.map(({ relative }) => number(relative[i] ?? Number.NaN)),
      ]),
    };
  }
  return {
    columns: [
      'system',
      'id',
      'name',
      'polarity',
      'reinforcing_part',
      'loops',
      'length',
      'average_share',
      'dominates',
      'variables',
    ],
    records: all.map(({ family, phases, system }): Cell[] => [
      system,
      family.id,
      family.name[options.lang],
      family.polarity,
      number(family.reinforcingPart),
      family.loops.length,
      family.loops[0]?.variables.length ?? 0,
      family.averageShare,
      phases
        .filter((phase) => phase.family === family)
        .map(({ from, to }) => `${from}-${to}`)
        .join('; '),
      (family.loops[0]?.variables ?? []).map(({ text }) => text).join(' > '),
    ]),
  };
}

async function loops(file: string | undefined, options: LoopsOptions, session: Session): Promise<void> {
  const found = findings(file, options);
  const { failure } = found.analysis;
  const left = found.systems.reduce(
    (sum, system) => sum + system.families.length - shown(system, options.top).length,
    0,
  );
  const listing = left === 0 ? [] : [`${left} loops of little share are not listed; --top lists more.`];
  const notes =
    failure === undefined
      ? []
      : [`The run goes bad at time ${failure.time} in ${failure.variable}: from there on there are no scores.`];
  await deliver(
    {
      json: loopsJson(found, options),
      rows: loopRows(found, options),
      text: (screen) => `${loopsText(found, options, screen)}${notes.map((note) => `${note}\n`).join('')}`,
      notes: [...notes, ...listing],
    },
    options,
    session,
  );
}

export function defineLoops(command: Command, session: Session): void {
  command
    .argument('[file]', 'an .mdl file; without it, the race. Names of loops: the file with .loops.csv')
    .option('--from <time>', 'first moment to look at', anyNumber('--from'))
    .option('--to <time>', 'last moment to look at', anyNumber('--to'))
    .option('--set <name=value>', 'set a constant; may be repeated', repeated)
    .addOption(new Option('--method <method>', 'integration').choices(['euler', 'rk4']).default('euler'))
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, 2 ** 32 - 1))
    .option(
      '--top <number>',
      'loops without a name to show in each system, in every format (10, if they have a share)',
      wholeNumber('--top', 0, 100_000),
    )
    .option('--paths', 'show the variables of each loop')
    .option('--over-time', 'for csv: one column per loop of the largest system, one row per moment');
  addOutputOptions(command).action((file: string | undefined, options: LoopsOptions) => loops(file, options, session));
  addExamples(command, [
    ['jevons model loops', 'the loops of the race, and which one drives it when'],
    ['jevons model loops --from 2026 --to 2030 --set "lock in=6"', 'on another run, for some years'],
    ['jevons model loops model/gbtf.mdl --paths', 'with the variables that each loop passes through'],
    ['jevons model loops --over-time --format csv -o /tmp/loops.csv', 'shares over time, for a chart'],
  ]);
}
