/** `jevons model diagram`: the feedback loops of a model as a drawing. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { analyseLoops, type LoopAnalysis, type LoopFamily, loopFamilies } from '#analysis';
import { canonicalId, JevonsError, type Language } from '#base';
import { type DrawnLoop, type LoopSign, loopDiagram, standaloneSvg, type Theme } from '#charts';
import { planModel } from '#engine';
import { causalGraph, type Model } from '#lang';
import { wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { writeWhole } from '../output.ts';
import { type Session, write } from '../session.ts';
import { readLoopNames } from './loop-names.ts';
import { readModel } from './model-file.ts';

interface DiagramOptions {
  readonly output?: string;
  readonly lang: Language;
  readonly theme: Theme;
  readonly top: number;
  readonly quiet?: boolean;
}

/** Stops of a loop that nobody named: at most so many of its variables. */
const mostStops = 7;

/** Groups by variable, hidden stocks with their owner. */
function sectorsOf(model: Model): (id: string) => string {
  const groups = new Map(model.definitions.map(({ name, group }) => [name.id, group.replace(/^\./, '')]));
  return (id) => groups.get(id) ?? groups.get(id.slice(0, Math.max(0, id.lastIndexOf('#')))) ?? '';
}

function drawnLoop(
  family: LoopFamily,
  stated: LoopFamily['polarity'] | undefined,
  analysis: LoopAnalysis,
  model: Model,
  lang: Language,
): DrawnLoop {
  const polarity = stated ?? family.polarity;
  // What did not move on the run is drawn as its equation says.
  const written = new Map(causalGraph(model).links.map(({ from, to, polarity }) => [`${from} ${to}`, polarity]));
  const polarities = new Map(
    analysis.links.map(({ from, to, polarity }) => [`${from} ${to}`, polarity || written.get(`${from} ${to}`)]),
  );
  // The shortest that does what the family does; it stands for the others.
  const loop = family.loops.find((one) => one.polarity === polarity) ?? family.loops[0];
  const variables = loop?.variables ?? [];
  const sectorOf = sectorsOf(model);
  const stops = stopsOf(
    family,
    variables.map(({ id }) => id),
  );
  const sign = (at: number, next: number): LoopSign => {
    let product = 1;
    let i = at;
    do {
      const following = (i + 1) % variables.length;
      product *= polarities.get(`${variables[i]?.id} ${variables[following]?.id}`) ?? 0;
      i = following;
    } while (i !== next);
    return product > 0 ? '+' : product < 0 ? '-' : '?';
  };
  const sectors = variables.map(({ id }) => sectorOf(id)).filter((name) => name !== '');
  return {
    id: family.id,
    name: family.named ? family.name[lang] : '',
    polarity,
    stops: stops.map((at, i) => ({
      text: variables[at]?.text ?? '',
      sign: sign(at, stops[(i + 1) % stops.length] as number),
    })),
    sectors: [...sectors, ...sectors.slice(0, 1)].filter((name, i, all) => name !== all[i - 1]),
  };
}

/** Positions along the loop of the variables that its name goes by; of a loop without name, evenly spaced ones. */
function stopsOf({ named, through }: LoopFamily, ids: readonly string[]): number[] {
  if (named) return through.map((name) => ids.indexOf(canonicalId(name))).toSorted((a, b) => a - b);
  const count = Math.min(mostStops, ids.length);
  return Array.from({ length: count }, (_, i) => Math.floor((i * ids.length) / count));
}

async function diagram(file: string | undefined, options: DiagramOptions, session: Session): Promise<void> {
  const model = readModel(file);
  const names = readLoopNames(file);
  const analysis = analyseLoops(planModel(model), { names });
  const { families } = loopFamilies(analysis, names);
  const order = new Map(names.map(({ id }, i) => [id, i]));
  const drawn = families
    .filter(({ named }) => named || names.length === 0)
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) || b.averageShare - a.averageShare)
    .slice(0, names.length === 0 ? options.top : undefined);
  if (drawn.length === 0) {
    throw new JevonsError('there is no feedback loop to draw', {
      kind: 'no-solution',
      code: 'no-loops',
      where: model.file,
    });
  }
  const { lang } = options;
  const title = lang === 'fr' ? `Boucles de rétroaction de ${model.file}` : `Feedback loops of ${model.file}`;
  const loops = drawn.map((family) =>
    drawnLoop(family, names.find(({ id }) => id === family.id)?.polarity, analysis, model, lang),
  );
  const svg = standaloneSvg(loopDiagram({ title, language: lang, loops }), options.theme);
  if (options.output === undefined) return write(session.out, svg);
  writeWhole(options.output, svg);
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
}

export function defineDiagram(command: Command, session: Session): void {
  command
    .argument('[file]', 'an .mdl file; without it, the race. Names of loops: the file with .loops.csv')
    .option('-o, --output <file>', 'write the SVG there instead of stdout')
    .option('--top <number>', 'loops to draw where none has a name', wholeNumber('--top', 1, 60), 9)
    .addOption(new Option('--theme <theme>', 'colours').choices(['light', 'dark', 'auto']).default('light'))
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no notes')
    .action((file: string | undefined, options: DiagramOptions) => diagram(file, options, session));
  addExamples(command, [
    ['jevons model diagram -o /tmp/race-loops.svg', 'the named loops of the race'],
    ['jevons model diagram model/gbtf.mdl --theme dark --lang fr > /tmp/gbtf-loops.svg', 'of another model'],
  ]);
}
