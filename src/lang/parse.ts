/** From the text of a model to its parsed form. */

import { JevonsError } from '#base';
import type { Definition, Model } from './ast.ts';
import { resolveDimensions } from './dimensions.ts';
import { MacroExpander } from './macros.ts';
import { equationsEnd, readIntegration, readUnitEquivalences } from './sections.ts';
import { issueAt, SourceText } from './source.ts';
import { greatestFaults, StatementParser } from './statements.ts';

/**
 * Parses a model in the documented subset of Vensim's `.mdl` text. Linear in the length of the text.
 *
 * @param text The file as text; a byte order mark is ignored.
 * @param file Name used in places, e.g. `race.mdl`.
 * @throws JevonsError kind `data`, code `model-syntax`, or `unsupported` when nothing else is wrong; `issues` holds one
 *   error for each place, in the order of the text, the first 1,000 of them.
 */
export function parseModel(text: string, file: string): Model {
  const source = new SourceText(text.startsWith('\ufeff') ? text.slice(1) : text, file);
  const limit = equationsEnd(source.text);
  const parser = new StatementParser(source, limit);
  parser.parse();
  const dimensions = resolveDimensions(parser.dimensions, parser.context);
  const definitions = expandMacros(parser, source);
  throwFaults(parser, source);
  if (definitions.length === 0 && dimensions.length === 0) {
    const place = { file, line: 1, column: 1 };
    const issue = issueAt(
      place,
      'text has no equations',
      'model-syntax',
      'write name = expression ~ units ~ comment |',
    );
    throw collected([issue], file);
  }
  return {
    file,
    dimensions,
    definitions,
    groups: parser.groups,
    unitEquivalences: readUnitEquivalences(source.text, limit),
    integration: readIntegration(source.text, limit),
  };
}

function expandMacros(parser: StatementParser, source: SourceText): Definition[] {
  if (parser.macros.length === 0) return parser.definitions;
  const taken = new Set(parser.definitions.map((definition) => definition.name.id));
  const expander = new MacroExpander(
    parser.macros,
    parser.expressions.macroOutputs,
    taken,
    source,
    parser.context.report,
  );
  return parser.definitions.flatMap((definition) => expander.expand(definition));
}

function throwFaults(parser: StatementParser, source: SourceText): void {
  if (parser.faults.length === 0) return;
  const ordered = [...parser.faults].sort((a, b) => a.offset - b.offset).slice(0, greatestFaults);
  const issues = ordered.map((fault) => issueAt(source.place(fault.offset), fault.message, fault.code, fault.hint));
  throw collected(issues, source.file);
}

/** One error for all issues: the issue itself when it is the only one. */
export function collected(issues: readonly JevonsError[], file: string): JevonsError {
  const first = issues[0];
  const code = issues.find((issue) => issue.code !== 'unsupported')?.code ?? first?.code ?? 'model-syntax';
  const what =
    issues.length === 1 || first === undefined
      ? (first?.message ?? 'model is malformed')
      : `model has ${issues.length}${issues.length === greatestFaults ? ' or more' : ''} faults, the first: ${first.where ?? ''} ${first.message}`;
  const hint = issues.length === 1 ? first?.hint : 'see the list of places';
  return new JevonsError(what, {
    kind: 'data',
    code,
    where: issues.length === 1 && first?.where !== undefined ? first.where : file,
    ...(hint === undefined ? {} : { hint }),
    issues,
  });
}
