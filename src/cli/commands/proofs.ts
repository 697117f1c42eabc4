/** `jevons proofs`: every published or closed-form number that we claim to reproduce, recomputed. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { type ProofResult, runProofs } from '#studies';
import { addExamples } from '../examples.ts';
import { loadTheses } from '../must-be-true/load.ts';
import { addOutputOptions, type Cell, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, formatNotes, formatTable } from '../table.ts';
import { loadWorld } from '../world.ts';

type ProofOptions = OutputOptions & { readonly group?: string };

function list(value: ProofResult['got'] | ProofResult['expected']): (number | null)[] {
  return Array.isArray(value) ? [...value] : [value as number | null];
}

/** At most one number in full: the table must fit a screen, json has them all. */
function shown(value: ProofResult['got'] | ProofResult['expected']): string {
  const numbers = list(value).map((one) => (one === null ? '-' : String(Number(one.toPrecision(6)))));
  return numbers.length === 1 ? (numbers[0] ?? '') : `${numbers[0]} + ${numbers.length - 1} more`;
}

/** What proofs do not show, each remark once, with the ids it is about. */
function remarkLines(proofs: readonly ProofResult[]): string[] {
  const about = new Map<string, string[]>();
  for (const { id, remark } of proofs) {
    if (remark !== undefined) about.set(remark, [...(about.get(remark) ?? []), id]);
  }
  return [...about].map(([remark, [first = '', ...rest]]) => {
    const others = rest.length === 0 ? '' : ` and ${rest.length} more`;
    return `${first}${others}: ${remark}`;
  });
}

function groupTable(group: string, proofs: readonly ProofResult[], screen: Screen): string {
  return formatTable(
    {
      title: group,
      columns: [
        { title: '' },
        { title: 'proof', wraps: true },
        { title: 'expected', align: 'right' },
        { title: 'got', align: 'right' },
      ],
      rows: proofs.map((proof) => [proof.pass ? 'ok' : 'FAILS', proof.title, shown(proof.expected), shown(proof.got)]),
      notes: [
        ...proofs.flatMap((proof) => (proof.note === undefined ? [] : [`${proof.id}: ${proof.note}`])),
        ...remarkLines(proofs),
      ],
    },
    screen,
  );
}

function proofText(proofs: readonly ProofResult[], screen: Screen): string {
  const groups = [...new Set(proofs.map((proof) => proof.group))];
  const tables = groups.map((group) =>
    groupTable(
      group,
      proofs.filter((proof) => proof.group === group),
      screen,
    ),
  );
  const failed = proofs.filter((proof) => !proof.pass).length;
  const sources = [...new Set(proofs.map((proof) => proof.source))].map((source) => `- ${source}`);
  const verdict = failed === 0 ? `All ${proofs.length} hold.` : `${failed} of ${proofs.length} fail.`;
  return `${tables.join('\n')}\n${formatNotes(['Sources:', ...sources], screen)}\n${bold(verdict, screen)}\n`;
}

function proofCells(proof: ProofResult): Cell[] {
  return [
    proof.id,
    proof.title,
    proof.group,
    list(proof.expected).join(' '),
    list(proof.got).join(' '),
    proof.tolerance.absolute,
    proof.tolerance.relative,
    proof.pass,
    proof.source,
    proof.remark ?? '',
  ];
}

const columns = [
  'id',
  'title',
  'group',
  'expected',
  'got',
  'tolerance_absolute',
  'tolerance_relative',
  'pass',
  'source',
  'remark',
];

async function proofs(options: ProofOptions, session: Session): Promise<void> {
  const results = runProofs(await loadWorld(), {
    theses: loadTheses(),
    ...(options.group === undefined ? {} : { group: options.group }),
  });
  const rows = { columns, records: results.map(proofCells) };
  await deliver({ json: results, rows, text: (screen) => proofText(results, screen) }, options, session);
  const failed = results.filter((proof) => !proof.pass);
  if (failed.length > 0) {
    throw new JevonsError(`${failed.length} of ${results.length} proofs do not hold`, {
      kind: 'check',
      code: 'proofs-failed',
      where: 'proofs',
      hint: `the first is ${failed[0]?.id}`,
    });
  }
}

export function define(command: Command, session: Session): void {
  command.option('--group <group>', 'only this group');
  addOutputOptions(command).action((options: ProofOptions) => proofs(options, session));
  addExamples(command, [
    ['jevons proofs', 'every number, expected and got, with its source; exit code 4 when one fails'],
    ['jevons proofs --group competition --format json', 'one group, for a program'],
  ]);
}
