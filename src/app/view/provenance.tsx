/** What the answer stands on, and how to get the same one elsewhere. */
import { formatDate, formatNumber } from '#base';
import { commandLine } from '../state/exports.ts';
import { CopyField } from './copy-field.tsx';
import { usePage } from './page.ts';
import { useLink } from './place.ts';

export function ProvenanceFooter() {
  const { words, store, start, language } = usePage();
  const link = useLink();
  const { result } = store.shown.value;
  const query = store.shown.value.query;
  return (
    <footer class="provenance">
      <h2>{words.provenance}</h2>
      <dl>
        <div>
          <dt>{words.model}</dt>
          <dd>{start.modelVersion}</dd>
        </div>
        <div>
          <dt>{words.dataDate}</dt>
          <dd>{formatDate(result.dataDate, language)}</dd>
        </div>
        <div>
          <dt>{words.futures}</dt>
          <dd>{formatNumber(result.n, language, { decimals: 0 })}</dd>
        </div>
        <div>
          <dt>{words.seed}</dt>
          <dd>{result.seed}</dd>
        </div>
        <div class="hash">
          <dt>{words.hash}</dt>
          <dd>
            <code data-hash={result.hash}>{result.hash}</code>
          </dd>
        </div>
      </dl>
      <p>{words.hashAbout}</p>
      <CopyField label={words.link} text={link} />
      <CopyField label={words.commandLineAbout} text={commandLine(result, query)} />
    </footer>
  );
}
