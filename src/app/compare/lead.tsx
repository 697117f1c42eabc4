/** The difference in a sentence, with the names that the reader gave. */
import { formatPercent } from '#base';
import type { ScenarioDifference } from '#studies';
import { usePage } from '../view/page.ts';
import type { ComparedWorld } from './compared-worlds.ts';
import { changeText, useWords } from './context.ts';

interface LeadProps {
  readonly worlds: readonly ComparedWorld[];
  readonly comparison: ScenarioDifference;
  /** Of the other world among those after the first. */
  readonly place: number;
  readonly output: string;
  /** Whether the worlds have changed since. */
  readonly stale: boolean;
}

export function Lead({ worlds, comparison, place, output, stale }: LeadProps) {
  const words = useWords();
  const { language } = usePage();
  const [one, two] = [worlds[0]?.name ?? '', worlds[place + 1]?.name ?? ''];
  const found = comparison.outputs.find(({ id }) => id === output) ?? comparison.outputs[0];
  if (found === undefined || stale) return <p class="lead">{words.loading}</p>;
  if (comparison.changes.length === 0) return <p class="lead">{words.leadSame(one, two)}</p>;
  const { mean } = found.difference;
  const label = found.label[language];
  return (
    <>
      <p class="lead">
        {words.lead(
          one,
          two,
          language === 'en' ? label : label.slice(0, 1).toLowerCase() + label.slice(1),
          changeText(mean.value, found.unit, language),
          changeText(1.96 * mean.standardError, found.unit, language, true),
        )}
      </p>
      <div class="sentences">
        <p>{words.shareHigher(one, formatPercent(found.firstAbove.value, language, { decimals: 0 }))}</p>
      </div>
    </>
  );
}
