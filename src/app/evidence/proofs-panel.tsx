/** Published and closed-form numbers, computed again while the reader looks. */
import { useEffect } from 'preact/hooks';
import { formatNumber, formatPercent } from '#base';
import type { ProofResult } from '#studies';
import { SourceLink } from '../reference/source-link.tsx';
import { CopyField } from '../view/copy-field.tsx';
import { Disclosure } from '../view/disclosure.tsx';
import { usePage } from '../view/page.ts';
import { ScrollBox } from '../view/scroll-box.tsx';
import { useEvidence } from './context.ts';
import { proofRun, proveAgain, proveHeavy, proveOnce } from './proof-run.ts';

export function ProofsPanel() {
  const words = useEvidence().words.reference;
  const { language, start } = usePage();
  useEffect(proveOnce, []);
  const { results, progress, heavyLeft, failure } = proofRun.value;
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const failed = results.filter(({ pass }) => !pass).length;
  const groups = [...new Set(results.map(({ group }) => group))];
  return (
    <section class="facts reference" aria-labelledby="proofs">
      <h2 id="proofs">{words.proofs}</h2>
      <p>{words.proofsAbout}</p>
      <p class="lead-line" role="status" data-proofs={results.length} data-busy={progress === undefined ? 'no' : 'yes'}>
        {results.length === 0
          ? null
          : failed === 0
            ? words.proofsHold(count(results.length))
            : words.proofsFail(count(failed), count(results.length))}{' '}
        {progress === undefined || progress.of === 0
          ? null
          : words.proofsRunning(count(progress.done), count(progress.of))}
      </p>
      {failure === undefined ? null : (
        <div class="notice" role="alert">
          <p>{words.proofsFailed}</p>
          <p lang="en">
            {failure.message} [{failure.code}]
          </p>
        </div>
      )}
      <div class="choices">
        {heavyLeft > 0 && progress === undefined ? (
          <button type="button" class="button bordered" onClick={proveHeavy}>
            {words.runHeavy(count(heavyLeft))}
          </button>
        ) : null}
        {progress === undefined ? (
          <button type="button" class="button" onClick={proveAgain}>
            {words.runAgain}
          </button>
        ) : null}
      </div>
      {heavyLeft > 0 ? <p class="quiet">{words.heavyAbout}</p> : null}
      {groups.map((group) => (
        <ProofGroup key={group} group={group} proofs={results.filter((one) => one.group === group)} />
      ))}
      <p class="footnote">{start.modelVersion}</p>
      <CopyField label={words.inTerminal} text="jevons proofs" />
    </section>
  );
}

function ProofGroup({ group, proofs }: { readonly group: string; readonly proofs: readonly ProofResult[] }) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const name = words.groups[group] ?? group;
  const failed = proofs.filter(({ pass }) => !pass);
  const count = (value: number) => formatNumber(value, language, { decimals: 0 });
  const title =
    failed.length === 0
      ? `✓ ${words.groupHolds(name, count(proofs.length))}`
      : `✗ ${words.groupFails(name, count(failed.length), count(proofs.length))}`;
  return (
    <>
      {failed.length === 0 ? null : <ProofTable name={name} proofs={failed} />}
      <Disclosure title={title} content={() => <ProofTable name={name} proofs={proofs} />} />
    </>
  );
}

function ProofTable({ name, proofs }: { readonly name: string; readonly proofs: readonly ProofResult[] }) {
  const words = useEvidence().words.reference;
  return (
    <ScrollBox label={name}>
      <table class="proofs">
        <thead>
          <tr>
            <th scope="col">{words.proof}</th>
            <th scope="col" class="amount">
              {words.expected}
            </th>
            <th scope="col" class="amount">
              {words.got}
            </th>
            <th scope="col" class="amount">
              {words.tolerance}
            </th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {proofs.map((proof) => (
            <ProofRow key={proof.id} proof={proof} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function ProofRow({ proof }: { readonly proof: ProofResult }) {
  const words = useEvidence().words.reference;
  const { language } = usePage();
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, language, { significant: 7 });
  const list = (value: ProofResult['got']) => {
    const values = Array.isArray(value) ? (value as readonly (number | null)[]) : [value as number | null];
    const first = number(values[0]);
    if (values.length < 2) return first;
    return words.andMore(first, formatNumber(values.length - 1, language, { decimals: 0 }));
  };
  const { absolute, relative } = proof.tolerance;
  const tolerance = [
    ...(absolute > 0 ? [words.toleranceOf(formatNumber(absolute, language, { significant: 2 }))] : []),
    ...(relative > 0
      ? [words.toleranceOf(words.relativeOf(formatPercent(relative, language, { significant: 2 })))]
      : []),
  ];
  return (
    <tr>
      <th scope="row" lang="en">
        <span class={proof.pass ? 'holds' : 'flag'} role="img" aria-label={proof.pass ? words.holds : words.fails}>
          {proof.pass ? '✓' : '✗'}
        </span>{' '}
        {proof.title}
        {proof.note === undefined ? null : <span class="flag">{proof.note}</span>}
      </th>
      <td class="amount">{list(proof.expected)}</td>
      <td class="amount">{list(proof.got)}</td>
      <td class="amount">{tolerance.length === 0 ? words.exactly : tolerance.join(', ')}</td>
      <td lang="en">
        <SourceLink source={proof.source} />
      </td>
    </tr>
  );
}
