/** What the numbers of a step stand on, in one line, where no command of the terminal gives the same. */
import { formatDate, formatNumber } from '#base';
import { usePage } from '../view/page.ts';

interface StampLineProps {
  /** Absent where nothing is drawn by chance. */
  readonly draws?: { readonly seed: number; readonly n: number };
  readonly model?: string;
  readonly dataDate?: string;
  readonly hash?: string;
}

export function StampLine({ draws, model, dataDate, hash }: StampLineProps) {
  const { words, language, start } = usePage();
  const parts = [
    `${words.model} ${model ?? start.modelVersion}`,
    ...(dataDate === undefined ? [] : [`${words.dataDate} ${formatDate(dataDate, language)}`]),
    ...(draws === undefined
      ? []
      : [`${words.futures} ${formatNumber(draws.n, language, { decimals: 0 })}`, `${words.seed} ${draws.seed}`]),
  ];
  return (
    <p class="footnote">
      {parts.join(' · ')}
      {hash === undefined ? null : (
        <>
          {' · '}
          {words.hash} <code data-hash={hash}>{hash}</code>
        </>
      )}
    </p>
  );
}
