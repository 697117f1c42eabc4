/** An error as it can be shown and copied. */
import { JevonsError } from '#base';
import type { ErrorReport } from './protocol.ts';

export function errorReport(error: unknown): ErrorReport {
  const known = error instanceof JevonsError ? error : undefined;
  return {
    name: error instanceof Error ? error.name : 'Error',
    message: error instanceof Error ? error.message : String(error),
    code: known?.code ?? 'unexpected',
    hint: known?.hint ?? '',
    details: [
      ...(known?.where === undefined ? [] : [known.where]),
      ...(known?.issues ?? []).map((one) => one.toLine()),
    ],
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}
