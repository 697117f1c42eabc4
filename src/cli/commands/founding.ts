/** `jevons founding`: the article that started the project, claim by claim, from the ledger. */

import type { Command } from 'commander';
import { foundingExample } from '#studies';
import { addExamples } from '../examples.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { bold, formatNotes, wrap } from '../table.ts';
import { loadLedger } from '../world.ts';

const title = {
  en: 'An article of February 2025: Amazon about $100bn for 2025, "+29 % on 2024"',
  fr: 'Un article de février 2025 : Amazon, environ 100 Md$ pour 2025, « +29 % sur 2024 »',
} as const;

async function founding(options: OutputOptions, session: Session): Promise<void> {
  const found = foundingExample(loadLedger());
  const { lang } = options;
  await deliver(
    {
      json: found,
      rows: {
        columns: ['reading', 'planned_usd_bn', 'base_usd_bn', 'growth', 'holds', 'published'],
        records: found.growth.map(({ id, plannedBillions, baseBillions, growth, holds, published }) => [
          id,
          plannedBillions,
          baseBillions,
          growth,
          holds,
          published,
        ]),
      },
      text: (screen) => {
        const lines = found.text[lang].flatMap((sentence) => wrap(`- ${sentence}`, screen.width, '  '));
        const sources = [...new Set(found.growth.flatMap((reading) => reading.sources))].map(
          (source) => `Source: ${source}`,
        );
        return `${bold(title[lang], screen)}\n\n${lines.join('\n')}\n\n${formatNotes(sources, screen)}`;
      },
    },
    options,
    session,
  );
}

export function define(command: Command, session: Session): void {
  addOutputOptions(command).action((options: OutputOptions) => founding(options, session));
  addExamples(command, [
    ['jevons founding', 'each claim, and what the documents say'],
    ['jevons founding --lang fr', 'in French'],
  ]);
}
