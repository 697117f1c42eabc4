/** What the marks of the charts mean: said once for all of them. */
import { linesOf } from '../state/fan-spec.ts';
import { usePage } from './page.ts';

export function ChartKey() {
  const { words, store } = usePage();
  const lines = linesOf(store.shown.value);
  const sample = (content: preact.ComponentChildren) => (
    <svg class="chart sample" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true" focusable="false">
      {content}
    </svg>
  );
  return (
    <ul class="chart-key">
      <li>
        {sample(
          <>
            <path class="line history" d="M1 6H25" />
            <circle class="marker reported" cx="13" cy="6" r="3" />
          </>,
        )}
        {words.keyReported}
      </li>
      <li>
        {sample(
          <>
            <path class="line history" d="M1 6H25" />
            <circle class="marker derived" cx="13" cy="6" r="3" />
          </>,
        )}
        {words.keyDerived}
      </li>
      <li>
        {sample(
          <>
            <path class="line history" d="M1 6H25" />
            <rect class="marker single" x="10.5" y="3.5" width="5" height="5" />
          </>,
        )}
        {words.keySingle}
      </li>
      <li>
        {sample(<path class="line median" d="M1 6H25" />)}
        {words.keySimulated}
      </li>
      <li>
        {sample(
          <>
            <rect class="band band-95" x="1" y="0" width="24" height="12" />
            <rect class="band band-80" x="1" y="2" width="24" height="8" />
            <rect class="band band-50" x="1" y="4" width="24" height="4" />
          </>,
        )}
        {words.keyBands}
      </li>
      {lines === 'default' ? null : (
        <li>
          {sample(
            <>
              <path class="line comparison" d="M1 6H25" />
              <polygon class="pointer comparison-pointer" points="13 2 17 6 13 10 9 6" />
            </>,
          )}
          {words.keyDefault}
        </li>
      )}
      {lines === 'world-and-choices' ? (
        <li>
          {sample(
            <>
              <path class="line own-world" d="M1 6H25" />
              <polygon class="pointer own-world-pointer" points="13 2 17 9 9 9" />
            </>,
          )}
          {words.keyOwnWorld}
        </li>
      ) : null}
      {lines === 'default' ? null : <li class="lines">{words.keyLines[lines]}</li>}
    </ul>
  );
}
