/** The six builders side by side on one scale; each leads to its own chart. */
import { useRef } from 'preact/hooks';
import { type Domain, niceDomain, sparkline, valueText } from '#charts';
import { fanSpec, sparkSpec } from '../state/fan-spec.ts';
import { heldDomain } from '../state/held-domain.ts';
import { usePage } from './page.ts';
import { useLink } from './place.ts';
import { SvgTree } from './svg-tree.tsx';

const size = { width: 168, height: 56 };

export function SmallMultiples({ onPick }: { readonly onPick: (id: string) => void }) {
  const { words, store, start, language } = usePage();
  const held = useRef<{ key: string; domain: Domain } | undefined>(undefined);
  const link = useLink();
  const shown = store.shown.value;
  const specs = shown.result.outputs
    .filter(({ id }) => /^capex_by_year\[/.test(id))
    .flatMap(({ id }) => {
      const spec = fanSpec(id, shown, start, language, link);
      return spec === undefined ? [] : [{ id, spec }];
    });
  if (specs.length === 0) return null;
  const needed = niceDomain(
    specs.flatMap(({ spec }) => [...spec.history.map(({ value }) => value), ...spec.quantiles['0.9']]),
  );
  const domain = heldDomain(held.current?.domain, needed, held.current?.key === shown.key);
  held.current = { key: shown.key, domain };
  const years = specs.flatMap(({ spec }) => [...spec.history.map(({ time }) => time), ...spec.times]);
  return (
    <section class="multiples" aria-labelledby="multiples">
      <h2 id="multiples">{words.companies}</h2>
      <p>{words.companiesAbout(String(Math.min(...years)), String(Math.max(...years)))}</p>
      <ul>
        {specs.map(({ id, spec }) => {
          const name = spec.name.split(/\u00a0?: /).at(-1) ?? spec.name;
          const at = spec.times.indexOf(2030);
          const figure = sparkline({ ...sparkSpec(spec), domain }, { ...size, language });
          return (
            <li key={id}>
              <button type="button" onClick={() => onPick(id)} title={words.showInChart(name)}>
                <span class="multiple-name">{name}</span>
                <SvgTree tree={figure.marks} />
                <span class="multiple-value">
                  {words.in2030(valueText(spec.quantiles['0.5'][at] ?? Number.NaN, spec.format, language))}
                </span>
                <span class="hidden">{figure.description}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
