/** The table of loop names beside a model file: `race.loops.csv` for `race.mdl`. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type LoopName, parseLoopTable } from '#analysis';
import { packageText, readText } from '../files.ts';
import { raceFile } from './model-file.ts';

/** @param file Undefined for the race. @returns None when the model has no such table. */
export function readLoopNames(file: string | undefined): LoopName[] {
  const table = (file ?? raceFile).replace(/(\.mdl)?$/i, '.loops.csv');
  if (file === undefined) return parseLoopTable(packageText(table), basename(table));
  return existsSync(table) ? parseLoopTable(readText(table), basename(table)) : [];
}
