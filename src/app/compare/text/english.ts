/** Words of the Compare view in English. The French ones have the type of these. */
export const compareEnglish = {
  question: 'What changes from one world to another?',
  loading: 'Computing the worlds on the same draws.',
  worlds: 'Worlds',
  worldsAbout: (most: string) =>
    `Up to ${most} worlds on the same futures: what is drawn is the same in all, so a difference comes from what was changed. The first is what the others are measured against.`,
  example: 'Nothing is pinned yet, so this is an example: the default world against a cheap-model shock.',
  exampleOwn: 'Nothing is pinned yet: the default world against the one on the page.',
  exampleOne: 'One world is pinned; it is held against another one. Pin a second of your own.',
  yourWorld: 'The world on the page',
  nameOf: (name: string) => `Name of “${name}”`,
  measured: 'measured against this',
  measure: 'Measure against this',
  measureOf: (name: string) => `Measure against “${name}”`,
  remove: 'Take out',
  removeOf: (name: string) => `Take out “${name}”`,
  keep: 'Pin',
  keepOf: (name: string) => `Pin “${name}”`,
  pinPage: 'Pin the world on the page',
  pinPreset: 'Pin a scenario',
  choosePreset: 'Choose a scenario',
  stepUnpin: (name: string) => `“${name}” taken out`,
  stepRename: (from: string, to: string) => `“${from}” renamed “${to}”`,
  stepFirst: (name: string) => `measured against “${name}”`,
  notUsable: (count: string) => `Parts of its link could not be used: ${count}.`,

  lead: (one: string, two: string, output: string, change: string, error: string) =>
    `From “${one}” to “${two}”: ${output} changes by ${change} on average, give or take ${error}.`,
  leadSame: (one: string, two: string) => `“${one}” and “${two}” say the same of everything: there is no difference.`,
  shareHigher: (one: string, share: string) => `It is higher in “${one}” in ${share} of futures.`,
  otherWorld: 'Against the first',

  chart: (name: string) => `${name}: medians and 80% of futures`,
  differences: 'Differences in the same future',
  differencesTable: 'Each figure in both worlds',
  differencesAbout: (one: string, two: string) =>
    `“${two}” less “${one}”, future by future. The error is half of the 95% interval of the mean.`,
  output: 'Figure',
  first: 'Median in the first',
  other: 'Median in the other',
  change: 'Mean change',
  error: '±',
  range: '80% of changes',
  firstAbove: 'First is higher',
  rangeText: (low: string, high: string) => `${low} to ${high}`,
  dropped: (count: string) => `${count} futures failed in one of the worlds and are left out.`,
  byWorld: (output: string) => `Change of ${output} against the first: mean and 80% of futures`,

  changed: 'What was changed',
  nothingChanged: 'Nothing.',
  groups: {
    world: 'Beliefs about the world',
    choice: 'Choices',
    structure: 'Theories',
    facts: 'What was known',
  },
  nineInTen: (low: string, high: string) => `from ${low} to ${high} in 9 of 10 futures`,
  between: (low: string, high: string) => `anything from ${low} to ${high}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,

  attribution: (output: string) => `Where the mean change of ${output} comes from`,
  attributionAbout:
    'Each change’s part, averaged over every order in which they can be made; the parts add up to the whole.',
  attributionGroups: 'There are too many changes to take each apart in every order, so they are taken by group.',
  attributing: 'Taking the difference apart:',
  groupPart: (group: string, part: string, error: string) => `${group}: ${part} (± ${error})`,

  exports: 'Export this comparison',
};

export type CompareWords = typeof compareEnglish;
