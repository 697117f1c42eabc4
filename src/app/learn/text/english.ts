/** Words of the Learn view in English. The French ones have the type of these. No number stands here: all are computed. */
export const learnEnglish = {
  learn: 'Learn',
  about:
    'Six lessons of a few minutes. Each drives the model itself: what you read is computed while you read it, and you can move it.',
  lessons: 'Lessons',
  steps: (count: string) => `${count} steps`,
  done: (done: string, of: string) => `${done} of ${of} seen`,
  step: (number: string, of: string) => `Step ${number} of ${of}`,
  stepsOf: (title: string) => `Steps of “${title}”`,
  next: 'Next',
  previous: 'Back',
  allLessons: 'All lessons',
  computing: 'Computing',
  tryIt: 'Try it',
  question: 'A question',
  yes: 'yes',
  no: 'no',
  right: 'Right.',
  wrong: 'Not here.',
  answerIs: (answer: string) => `Computed: ${answer}.`,
  goOn: 'Go on from here',
  from: (low: string, high: string) => `${low} to ${high}`,

  studies: 'Questions and answers',
  studiesAbout: 'Each a short page, written by the program from its own runs.',
  limits: 'Limits',
  again: 'The same numbers again',
  command: (place: string) => `Command ${place}`,

  controls: 'The controls, one by one',
  controlsAbout: 'What each slider of Explore is, where its range comes from, and what moving it does to the answer.',
  allControls: 'All controls',
  whatItIs: 'What it is',
  unit: 'Unit',
  pureNumber: 'a pure number',
  byDefault: 'By default',
  believed: 'Believed, in nine of ten futures',
  evidence: 'What the sources span',
  noEvidence: 'no source gives a range',
  sources: 'Sources',
  judgement: 'none: a judgement, argued above',
  whatItMoves: 'What it moves',
  movesAbout: (count: string) => `Each row is computed here from ${count} futures with the same draws.`,
  readFirst: 'Equations that read it first',
  valueOf: 'Value',
  capex2030: 'Capex 2030, median',
  overCapacity: (year: string) => `Over-capacity by ${year}`,
  customersPeak: 'Customers spend most, median year',
  notBefore: (year: string) => `not by ${year}`,
  reboundProduct: 'Price rebound, median',
  asBelieved: 'as believed',
  everythingOnIt: 'Everything on it',
  moveIt: 'Move it in Explore',

  jevons: {
    title: 'What is the Jevons paradox here?',
    about: 'Cheaper use can raise total use. Three different questions hide in that sentence.',
    steps: ['Three questions', 'In the model', 'More than price'],
    three: [
      'Say that the unit cost of compute halves. A seller passes part of it on: that is the pass-through. Buyers then do more: how much more is the elasticity.',
      'Do customers spend more in total? Only if the elasticity is above one. Does spending on compute rise? Only if elasticity times pass-through is above one. Does the quantity of compute rise? When software got better, on the same condition; when hardware got cheaper, always.',
    ],
    elasticity: 'Elasticity',
    passThrough: 'Pass-through',
    chart: 'Change when the unit cost of compute halves',
    customers: 'customers’ spending',
    spending: 'spending on compute',
    software: 'compute in use, better software',
    hardware: 'compute in use, cheaper hardware',
    product: (value: string) => `Elasticity times pass-through: ${value}.`,
    answers: (customers: string, compute: string) =>
      `Customers spend more: ${customers}. Spending on compute rises: ${compute}.`,
    model: (median: string, low: string, high: string, share: string) =>
      `Nobody types the elasticity into the model: it follows from how unequal projects are in what they are worth. Elasticity times pass-through now is ${median} in the middle, ${low} to ${high} in 80% of futures; it is above one in ${share} of them.`,
    spread: 'How unequal projects are',
    modelTry:
      'The more alike the projects, the more of them one price cut makes worth doing: at first, and then they are spent.',
    channels: (median: string, low: string, high: string) =>
      `Price is one channel of three; people adopt, and better models are asked for more. With all of them, service grew ${median} percent for each percent by which its unit cost fell in the last year (${low} to ${high} in 80% of futures).`,
    paradox: 'The word “paradox” needs adoption and better models here.',
    ask: 'By its price alone, does cheaper compute raise spending on compute in most futures of the default world?',
    told: (share: string, margin: string) => `in ${share} of futures; the median lies ${margin} from one`,
    onward: 'Explore the rebound and the effective elasticity',
  },

  peak: {
    title: 'Why the wave may peak',
    about: 'A price can fall so far that hardly any project is left for it to make worth doing.',
    steps: ['When customers spend most', 'A cheap model', 'Has it peaked?'],
    customers: (cost: string, low: string, high: string) =>
      `In the middle of futures, customers spend most when a task costs ${cost} of what it cost at the start (${low} to ${high} in 80% of them). Dearer, many projects are not worth doing; cheaper, few are left, and each pays less.`,
    when: (year: string, missing: string, horizon: string) =>
      `Their spending is highest in ${year}, in the middle of the futures in which that comes by the end of ${horizon}; in ${missing} of futures it does not.`,
    jump: 'Times less compute that a cheap model needs',
    shock: (now: string, before: string, change: string) =>
      `Capex in 2030 is ${now} in the middle of futures; without the cheap model ${before} (${change}).`,
    lowers: 'In this model a cheap model lowers it: what is installed suddenly does more work.',
    raises: 'With these futures it raises it.',
    noShock: (now: string) => `No shock yet: capex in 2030 is ${now} in the middle of futures. Move the slider.`,
    chartAbout: 'Spending on compute follows; a part of what was built for it stands idle for a while.',
    ask: (horizon: string) => `In what part of futures has the builders’ spending peaked by the end of ${horizon}?`,
    told: (share: string, year: string) =>
      `in ${share} of futures; where it does, the middle of the peaks lies in ${year}`,
    onward: 'Explore AI capex and rent over cost',
  },

  pipeline: {
    title: 'Lead times and over-building',
    about: 'What is ordered today comes in a year or three. Who forgets it orders twice.',
    steps: ['A pipeline by itself', 'In the race', 'What is it worth?'],
    chain: [
      'One firm, one pipeline of three stages, and a wish: capacity at its target. It orders what wears out, and part of what is missing.',
      'What matters is how much of its own orders under way it counts before it orders more.',
    ],
    delay: 'Years from order to use',
    correction: 'Years in which a gap is to be closed',
    weight: 'Part of the orders under way that is counted',
    chart: 'After a surprise: capacity over its target',
    years: 'years after',
    swings: (period: string, factor: string) =>
      `It swings: a wave every ${period} years, each ${factor} times the one before.`,
    calm: 'It comes back without swinging.',
    boundary: (ratio: string) =>
      `If nothing under way is counted, waves grow as soon as a gap is to be closed in less than ${ratio} times the delay.`,
    awareness: 'Part of the orders under way that firms count',
    race: (over: string, idle: string, overDefault: string) =>
      `Over-capacity by 2029 in ${over} of futures (default ${overDefault}); capacity that stands idle in ${idle}.`,
    raceAbout: 'Share of compute in use, all firms: a wave of capacity that nobody asked for shows as a dip.',
    ask: (low: string) =>
      `If firms counted only ${low} of what is under way, would over-capacity by 2029 be more likely than it is by default?`,
    told: (low: string, now: string) => `${low} of futures against ${now} by default`,
    onward: 'Move it in Explore',
  },

  big: {
    title: 'Getting big too fast',
    about: 'Who builds first takes the market, if the market is really that fast. The classic game, run again.',
    steps: ['Pay-offs', 'Where the game turns', 'Your move'],
    game: [
      'Two firms with learning curves sell a new good. Each either claims most of the market, prices low and builds ahead, or is content with half.',
      'The table is computed from the published equations: what each firm is worth, $ bn over the whole life of the market. A best reply is underlined.',
    ],
    speed: 'Strength of word of mouth: how fast the market grows',
    capacity: 'Capacity',
    capacities: { perfect: 'there at once', lag: 'a year late' },
    table: 'Pay-off of the row player, then of the column player, $ bn',
    you: 'one firm',
    rival: 'the other',
    aggressive: 'claims most',
    conservative: 'content with half',
    best: 'best reply',
    both: (push: string, hold: string) =>
      `If both claim most, each is worth ${push}; if both are content with half, ${hold}.`,
    turnsAbout:
      'With capacity at once, speed favours the bold. With capacity late, a fast market is over before what was built for it is there.',
    ask: (speed: string) =>
      `Word of mouth is ${speed}, capacity comes a year late, your rival is content with half. Does it pay to claim most of the market?`,
    told: (push: string, hold: string) => `${push} for claiming most, ${hold} for being content with half`,
    onward: 'The race itself as a game',
    onwardProofs: 'These numbers among the proofs',
  },

  forecast: {
    title: 'Reading a forecast',
    about: 'A fan is many futures at once. What 80% means, and what it does not.',
    steps: ['A fan', 'Other draws', 'Inside and outside'],
    fan: (n: string, median: string, low: string, high: string) =>
      `${n} futures, each with its own draw of everything that is not known. In the middle, capex in 2030 is ${median}; in 80% of them it lies between ${low} and ${high}. Half lie under the middle; nobody says that the middle happens.`,
    futures: 'Futures',
    more: 'More futures make the edges steadier, not nearer: they do not add knowledge.',
    seed: 'Seed of the other draws',
    others: (inside: string, n: string, share: string) =>
      `Take the 80% band of those futures, and draw ${n} others. ${inside} of them end inside it: ${share}.`,
    othersAbout:
      'That is all that 80% says: the world is one more draw, if the beliefs are right. Whether they are, only facts can tell.',
    dots: 'Other futures, inside the band and outside',
    inside: 'inside',
    outside: 'outside',
    ask: (n: string) => `Of ${n} new futures, about how many should end outside the 80% band?`,
    told: (outside: string, n: string) => `${outside} of ${n}`,
    onward: 'See which assumption makes the fan so wide',
  },

  facts: {
    title: 'Facts and claims',
    about: '“Capex” has several definitions. An article can be right under one and wrong under another.',
    steps: ['One name, several numbers', 'What was promised and what came', 'Check the claim'],
    claim: (date: string, growth: string, planned: string) =>
      `An article of ${date} said that Amazon planned to spend about ${planned} in 2025, ${growth} more than the year before. On what was public that day:`,
    definition: 'On which basis',
    base: '2024',
    growth: 'Growth',
    holds: 'the article holds',
    holdsNot: '',
    outcome: (net: string, gross: string) => `What was then spent in 2025: ${net} net, ${gross} gross.`,
    guidance: (median: string, years: string, companies: string) =>
      `Over the ${years} years of ${companies} companies that can be compared, the middle of outcomes is ${median} against the first word.`,
    raised: (raised: string, of: string) =>
      `Of ${of} guides for 2025 given around the cheap model of January 2025, ${raised} were raised later.`,
    chart: 'Guides for 2025 around the cheap model: the last word against that word',
    ask: (growth: string) => `On how many of these bases does “${growth} more” hold?`,
    told: (count: string, of: string) => `on ${count} of ${of}`,
    onward: 'Check an article yourself',
  },
};

export type LearnWords = typeof learnEnglish;
