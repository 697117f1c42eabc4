/** From the words of the command line to what parameters are drawn from: their beliefs, or a posterior. */
import type { Command } from 'commander';
import { posteriorFromJson, type ScenarioRequest, type World } from '#studies';
import { readText } from './files.ts';

export function addPosteriorOption(command: Command): Command {
  return command.option(
    '--posterior <file>',
    'draw from what "jevons fit" learnt: its file, or default for that of the package; else from beliefs',
  );
}

/** @throws JevonsError those of `posteriorFromJson`. */
export function withPosterior(world: World, request: ScenarioRequest, file: string | undefined): ScenarioRequest {
  if (file === undefined) return request;
  return { ...request, posterior: file === 'default' ? file : posteriorFromJson(readText(file), file, world) };
}
