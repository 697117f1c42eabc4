/** A comparison in words, in both languages. */
import { formatNumber, formatPercent, frenchSpaces, type Language } from '#base';
import type { ChangeGroup, OutputDifference, ScenarioDifference, ScenarioName } from './compare-types.ts';

type Facts = Omit<ScenarioDifference, 'answer'>;

export const groupWords: Readonly<Record<Language, Readonly<Record<ChangeGroup, string>>>> = {
  en: { world: 'beliefs about the world', choice: 'choices', structure: 'theories', facts: 'what was known' },
  fr: { world: 'croyances sur le monde', choice: 'choix', structure: 'théories', facts: 'ce qui était connu' },
};

export function compareAnswer(first: ScenarioName, facts: Facts): { en: string[]; fr: string[] } {
  return {
    en: sentences(first, facts, 'en'),
    fr: sentences(first, facts, 'fr').map(frenchSpaces),
  };
}

const signed = (value: number, lang: Language) => formatNumber(value, lang, { sign: true });
const withUnit = (text: string, { unit }: OutputDifference) => (unit === '' ? text : `${text} ${unit}`);

/** Scenarios made with `set` share the title of their preset. */
export function scenarioLabel(one: ScenarioName, other: ScenarioName, lang: Language): string {
  const { title, set, asOf, posterior } = one;
  const parts = Object.entries(set).map(([id, value]) => `${id} = ${value}`);
  const day = asOf === other.asOf ? [] : [asOf];
  const drawn = posterior?.hash === other.posterior?.hash ? [] : [posterior === undefined ? 'prior' : 'posterior'];
  const more = [
    ...parts,
    ...day,
    ...(lang === 'fr' ? drawn.map((word) => `a ${word === 'prior' ? 'priori' : 'posteriori'}`) : drawn),
  ];
  return more.length === 0 ? title[lang] : `${title[lang]} (${more.join(', ')})`;
}

function sentences(first: ScenarioName, facts: Facts, lang: Language): string[] {
  const { outputs, changes } = facts;
  const [head] = outputs;
  if (head === undefined) return [];
  const one = scenarioLabel(first, facts.other, lang);
  const two = scenarioLabel(facts.other, first, lang);
  if (changes.length === 0) {
    return [
      lang === 'en'
        ? `“${one}” and “${two}” say the same of every constant: there is no difference.`
        : `« ${one} » et « ${two} » disent la même chose de chaque constante : aucune différence.`,
    ];
  }
  return [difference(head, one, two, lang), ...causes(head, facts, lang)];
}

function difference(head: OutputDifference, one: string, two: string, lang: Language): string {
  const { mean, low, high } = head.difference;
  const half = formatNumber(1.96 * mean.standardError, lang, { significant: 2 });
  const share = formatPercent(head.firstAbove.value, lang);
  const whole = withUnit(signed(mean.value, lang), head);
  return lang === 'en'
    ? `From “${one}” to “${two}”: ${head.label.en} changes by ${whole} on average (± ${half}); 80% of futures lie between ${signed(low, lang)} and ${signed(high, lang)}. It is higher under the first in ${share} of futures.`
    : `De « ${one} » à « ${two} » : ${head.label.fr}, différence moyenne ${whole} (± ${half}) ; 80 % des futurs se situent entre ${signed(low, lang)} et ${signed(high, lang)}. La valeur est plus haute sous le premier dans ${share} des futurs.`;
}

function causes(head: OutputDifference, { changes }: Facts, lang: Language): string[] {
  const { byGroup, byChange } = head;
  if (byGroup.length === 0) return [];
  const groups = byGroup.map(({ group, value }) => `${signed(value, lang)} ${groupWords[lang][group]}`).join(', ');
  const told =
    lang === 'en'
      ? `Of it, in whatever order changes are made: ${groups}.`
      : `Dont, quel que soit l’ordre : ${groups}.`;
  const greatest = [...byChange].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 3);
  if (byChange.length < 2) return [told];
  const list = greatest
    .map(({ id, value }) => `${changes.find((change) => change.id === id)?.label[lang] ?? id} ${signed(value, lang)}`)
    .join(' ; ');
  const listed =
    lang === 'en'
      ? `Largest single changes: ${list.replaceAll(' ; ', '; ')}.`
      : `Changements les plus grands : ${list}.`;
  return [told, listed];
}
