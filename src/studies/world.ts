/** Joins equations, parameters, scenarios and facts into a world, and checks them against each other. */
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import type { Plan } from '#engine';
import { buildLedger } from '#ledger';
import { readParameters } from './parameters.ts';
import { defaultPosteriorFile, type Posterior, posteriorFromJson } from './posterior.ts';
import { readPreset } from './scenario.ts';
import type { World } from './world-types.ts';

export interface WorldTexts {
  /** Of `model/race.mdl`. Plans, not texts, so that a browser needs no parser. */
  readonly race: Plan;
  /** Of `model/gbtf.mdl`. */
  readonly gbtf: Plan;
  /** Text of `model/parameters.csv`. */
  readonly parameters: string;
  /** Texts of `model/scenarios/*.json`, by name without ending. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** Texts of `data/*.csv`, by file name. */
  readonly tables: Readonly<Record<string, string>>;
  /** Text of `data/proofs/proofs.csv`. */
  readonly proofTable: string;
  /** Text of `model/posterior.json`; without it no scenario can ask for the default posterior. */
  readonly posterior?: string;
}

/** @throws JevonsError `malformed-parameters`, `scenario-file`, `malformed-rows`. */
export function buildWorld(texts: WorldTexts): World {
  const { race, gbtf, parameters: table, scenarios: files, tables, proofTable } = texts;
  const parameters = readParameters(table, race);
  const presets = Object.entries(files).map(([name, text]) => {
    const preset = readPreset(text, `model/scenarios/${name}.json`, parameters);
    if (preset.id === name) return preset;
    throw new JevonsError(`id is "${preset.id}", the file is named ${name}`, {
      kind: 'data',
      code: 'scenario-file',
      where: `model/scenarios/${name}.json`,
    });
  });
  // The default comes first wherever scenarios are listed.
  presets.sort((a, b) => Number(b.id === 'default') - Number(a.id === 'default') || (a.id < b.id ? -1 : 1));
  const ledger = buildLedger(tables);
  const world: World = {
    plan: race,
    modelHash: sha256Hex(canonicalJson({ race, table, files })),
    parameters,
    scenarios: new Map(presets.map((preset) => [preset.id, preset])),
    ledger,
    gbtf,
    proofTable,
    dataDate: ledger.dataDate,
  };
  return texts.posterior === undefined ? world : withDefaultPosterior(world, texts.posterior);
}

/** @param text Of `model/posterior.json`; read when a scenario first asks for it. */
export function withDefaultPosterior(world: World, text: string): World {
  return { ...world, posterior: readOnce(text, world) };
}

function readOnce(text: string, world: World): () => Posterior {
  let read: Posterior | undefined;
  return () => {
    read ??= posteriorFromJson(text, defaultPosteriorFile, world);
    return read;
  };
}
