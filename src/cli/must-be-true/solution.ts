/** What an input must be. */
import type { Language } from '#base';
import { type Solution, type Thesis, thesisNumber, thesisQuantity } from '#studies';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { bold, type Field, formatFields, wrap } from '../table.ts';
import { words } from './words.ts';

export function solutionAnswer(thesis: Thesis, solution: Solution, lang: Language): Answer {
  const { input, unit, target, outputUnit, range, ends, monotone, values } = solution;
  return {
    json: solution,
    rows: {
      columns: [
        'thesis',
        'input',
        'unit',
        'target',
        'output_unit',
        'solution',
        'low',
        'high',
        'at_low',
        'at_high',
        'monotone',
      ],
      records: values.map((value) => [thesis.id, input, unit, target, outputUnit, value, ...range, ...ends, monotone]),
    },
    text: (screen) => solutionText(thesis, solution, lang, screen),
  };
}

function solutionText(thesis: Thesis, solution: Solution, lang: Language, screen: Screen): string {
  const say = words[lang];
  const { input, unit, target, published, range, ends, monotone, values, held } = solution;
  const wanted = thesis.inputs.find(({ id }) => id === input);
  const answer = (value: number) => thesisQuantity(value, thesis.output.unit, lang);
  const title = say.solved(wanted?.label[lang] ?? input, thesis.output.label[lang], answer(target));
  const others = thesis.inputs.filter(({ id }) => id !== input);
  const fields: Field[] = [
    ...values.map((value): Field => [say.solution, thesisQuantity(value, unit, lang)]),
    [say.published, thesisQuantity(published, unit, lang)],
    [say.range, `${thesisNumber(range[0], unit, lang)} - ${thesisQuantity(range[1], unit, lang)}`],
    ...range.map(
      (end, index): Field => [`${thesisNumber(end, unit, lang)} ${say.gives}`, answer(ends[index] as number)],
    ),
    ...others.map(
      (one): Field => [say.held, `${one.label[lang]} ${thesisQuantity(held[one.id] ?? one.value, one.unit, lang)}`],
    ),
  ];
  const note = monotone ? say.monotone : say.several;
  const heading = wrap(`${thesis.id}  ${title}`, screen.width).map((line) => bold(line, screen));
  return `${heading.join('\n')}\n\n${formatFields(fields, screen).join('\n')}\n\n${wrap(note, screen.width).join('\n')}\n`;
}
