/** Which figure is explained, and of which year; both stand in the link. */
import type { OutputOffered } from '#studies';
import { unitWords } from '../text/units.ts';
import { usePage } from '../view/page.ts';
import { Picker } from '../view/picker.tsx';
import { useWords } from './context.ts';
import { outputParts } from './rungs.ts';

interface OutputPickerProps {
  readonly offered: readonly OutputOffered[];
  readonly output: string;
}

export function OutputPicker({ offered, output }: OutputPickerProps) {
  const words = useWords();
  const { language } = usePage();
  const { name, year } = outputParts(output) ?? { name: '', year: 0 };
  const chosen = offered.find((one) => one.name === name);
  const [first, last] = [chosen?.firstYear ?? year, chosen?.lastYear ?? year];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const go = (wanted: OutputOffered | undefined, when: number) => {
    if (wanted === undefined) return;
    const inside = Math.min(Math.max(when, wanted.firstYear), wanted.lastYear);
    location.replace(`#view=drivers.${wanted.name}_${inside}`);
  };
  return (
    <div class="facts-head output-picker">
      <Picker
        label={words.output}
        options={offered.map((one) => ({
          id: one.name,
          label: one.title[language],
          unit: one.unit === '' ? '%' : unitWords(one.unit, language).text,
        }))}
        value={name}
        onPick={(id) =>
          go(
            offered.find((one) => one.name === id),
            year,
          )
        }
      />
      <label>
        {words.year}
        <select value={year} onChange={(event) => go(chosen, Number(event.currentTarget.value))}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
