/** `jevons facts verify`: the ledger checked against itself. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { type Finding, verifyLedger } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../table.ts';
import { loadLedger } from '../world.ts';

async function verify(options: OutputOptions, session: Session): Promise<void> {
  const findings: readonly Finding[] = verifyLedger(loadLedger());
  const errors = findings.filter(({ severity }) => severity === 'error');
  await deliver(
    {
      json: findings,
      rows: {
        columns: ['severity', 'check', 'subject', 'message', 'where', 'explained'],
        records: findings.map(({ severity, check, subject, message, where, explained }) => [
          severity,
          check,
          subject,
          message,
          where,
          explained,
        ]),
      },
      text: (screen) =>
        formatTable(
          {
            title: errors.length === 0 ? 'The facts hold together.' : `${errors.length} errors in the facts`,
            columns: [
              { title: '' },
              { title: 'check' },
              { title: 'what', wraps: true },
              { title: 'why it stands', wraps: true },
            ],
            rows: findings.map(({ severity, check, subject, message, explained }) => [
              severity,
              check,
              `${subject}: ${message}`,
              explained,
            ]),
            notes: [
              'Schema, units, sums, signs, quarters against years, duplicates, sources, definitions, publication dates.',
            ],
          },
          screen,
        ),
    },
    options,
    session,
  );
  if (errors.length > 0) {
    throw new JevonsError(`${errors.length} checks of the facts do not hold`, {
      kind: 'check',
      code: 'facts-do-not-hold',
    });
  }
}

export function defineVerify(command: Command, session: Session): void {
  addOutputOptions(command).action((options: OutputOptions) => verify(options, session));
  addExamples(command, [['jevons facts verify', 'exit code 4 when something does not hold']]);
}
