/** What the answer stands on, and how to get the same one elsewhere. */
import { formatDate, formatNumber } from '#base';
import { commandLine, type Stamp } from '../state/exports.ts';
import { CopyField } from './copy-field.tsx';
import { usePage } from './page.ts';
import { useLink } from './place.ts';

export function ProvenanceFooter() {
  const { store } = usePage();
  const { result, query } = store.shown.value;
  return <Provenance stamp={result} command={commandLine(result, query)} />;
}

interface ProvenanceProps {
  readonly stamp: Omit<Stamp, 'scenario'>;
  readonly command: string;
}

export function Provenance({ stamp, command }: ProvenanceProps) {
  const { words, start, language } = usePage();
  const link = useLink();
  const [version = '', model = ''] = start.modelVersion.split(' ');
  const reference = words.referenceOf({
    year: stamp.dataDate.slice(0, 4),
    version,
    model,
    futures: formatNumber(stamp.n, language, { decimals: 0 }),
    seed: String(stamp.seed),
    dataDate: stamp.dataDate,
    hash: stamp.hash,
    link,
  });
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
          <dd>{formatDate(stamp.dataDate, language)}</dd>
        </div>
        <div>
          <dt>{words.futures}</dt>
          <dd>{formatNumber(stamp.n, language, { decimals: 0 })}</dd>
        </div>
        <div>
          <dt>{words.seed}</dt>
          <dd>{stamp.seed}</dd>
        </div>
        <div class="hash">
          <dt>{words.hash}</dt>
          <dd>
            <code data-hash={stamp.hash}>{stamp.hash}</code>
          </dd>
        </div>
      </dl>
      <p>{words.hashAbout}</p>
      <CopyField label={words.link} text={link} />
      <CopyField label={words.commandLineAbout} text={command} />
      <CopyField label={words.reference} text={reference} />
    </footer>
  );
}
