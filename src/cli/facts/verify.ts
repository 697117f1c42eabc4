/** `jevons facts verify`: the ledger checked against itself. */

import type { Command } from 'commander';
import { JevonsError } from '#base';
import { type Finding, verifyLedger } from '#ledger';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Screen, Session } from '../session.ts';
import { bold, wrap } from '../table.ts';
import { loadWholeLedger } from '../world.ts';
import { type Words, wordsOf } from './words.ts';

function findingsText(findings: readonly Finding[], errors: number, words: Words, screen: Screen): string {
  const lines = findings.flatMap(({ severity, check, subject, message, where, explained }) => {
    const why = explained === '' ? '' : ` ${words.stands} ${explained}.`;
    const place = where === '' ? '' : ` (${where})`;
    return wrap(
      `${severity} ${check}: ${subject}: ${message}${place}${message.endsWith('?') && place === '' ? '' : '.'}${why}`,
      screen.width,
      '  ',
    );
  });
  const verdict = errors === 0 ? words.sound : words.unsound(errors);
  return `${[...lines, '', ...wrap(words.checked, screen.width), bold(verdict, screen)].join('\n')}\n`;
}

async function verify(options: OutputOptions, session: Session): Promise<void> {
  const findings: readonly Finding[] = verifyLedger(loadWholeLedger());
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
      text: (screen) => findingsText(findings, errors.length, wordsOf[options.lang], screen),
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
