/** Bars of drivers, the greatest first; each opens its control in Explore. */
import { useState } from 'preact/hooks';
import { formatNumber } from '#base';
import { type TornadoRow, tornadoChart, tornadoGrid, type ValueFormat, valueText } from '#charts';
import type { Driver, DriversResult } from '#studies';
import { askOnce } from '../engine/inquiry.ts';
import { unitWords } from '../text/units.ts';
import { ChartPanel } from '../view/chart-panel.tsx';
import { usePage } from '../view/page.ts';
import { explore, useHash } from '../view/place.ts';
import { stampOf, useWords } from './context.ts';

interface DriverBarsProps {
  readonly result: DriversResult;
  /** Of the chart, without the unit. */
  readonly name: string;
  readonly format: ValueFormat;
}

const fewest = 12;

export function DriverBars({ result, name, format }: DriverBarsProps) {
  const words = useWords();
  const { language, start } = usePage();
  const [all, setAll] = useState(false);
  const drivers = all ? result.drivers : result.drivers.slice(0, fewest);
  const stamp = stampOf(result);
  const rows = drivers.map((driver) => rowOf(driver, result, language));
  const unit = result.method.id === 'oat' || result.method.id === 'morris' ? result.output.unit : undefined;
  const count = formatNumber(result.drivers.length, language, { decimals: 0 });
  return (
    <>
      <ChartPanel
        format={format}
        stamp={stamp}
        draw={(layout) =>
          tornadoChart(
            {
              name,
              unit: unit === undefined || unit === '' ? '' : unitWords(unit, language).text,
              format,
              rows,
              ...(result.base === undefined || result.base === null ? {} : { base: result.base }),
              provenance: { ...stamp, model: start.modelVersion },
            },
            layout,
          )
        }
        over={() => (
          <ol class="bars">
            {drivers.map((driver, index) => (
              <li key={driver.id} style={{ top: `${tornadoGrid.top + index * tornadoGrid.row}px` }}>
                <Bar driver={driver} row={rows[index]} format={format} />
              </li>
            ))}
          </ol>
        )}
      />
      {result.drivers.length <= fewest ? null : (
        <button type="button" class="button bordered" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(count)}
        </button>
      )}
    </>
  );
}

function rowOf(driver: Driver, { method }: DriversResult, language: 'en' | 'fr'): TornadoRow {
  const { id, index, error, low, high, label } = driver;
  const name = label[language];
  if (method.id === 'oat') return { id, label: name, from: low ?? Number.NaN, to: high ?? Number.NaN };
  return { id, label: name, from: 0, to: index ?? Number.NaN, error: 1.96 * (error ?? 0) };
}

interface BarProps {
  readonly driver: Driver;
  readonly row: TornadoRow | undefined;
  readonly format: ValueFormat;
}

function Bar({ driver, row, format }: BarProps) {
  const words = useWords();
  const { language, store, start } = usePage();
  const hash = useHash(explore);
  const [id = ''] = driver.members;
  const text = (value: number | undefined) => valueText(value ?? Number.NaN, format, language);
  const told = row?.error === undefined ? `${text(row?.from)} – ${text(row?.to)}` : text(row.to);
  const open = () => {
    const known = start.controls.find((control) => control.id === id);
    const found = known === undefined ? askOnce('control', { id }) : Promise.resolve(known);
    found
      .then((control) => {
        store.wantControl(control);
        location.hash = hash;
      })
      .catch((error: unknown) => store.say(error instanceof Error ? error.message : String(error)));
  };
  const label = words.goTo(driver.label[language], told);
  return <button type="button" aria-label={label} title={label} onClick={open} />;
}
