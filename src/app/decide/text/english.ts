/** Words of the Decide view in English. The French ones have the type of these. */
export const decideEnglish = {
  question: 'For which beliefs is building too little the bigger risk, and for which too much?',
  computing: 'Weighing the choices:',
  refining: (n: string) => `Refining with ${n} futures:`,
  early: (n: string) => `A first look on ${n} futures; errors are wide.`,

  whose: 'Whose decision',
  own: 'a company of your own',
  step: 'What more and less mean',
  stepOf: (share: string) => `${share} of the plan`,
  from: 'Orders from',
  years: 'For',
  yearsOf: (count: number) => (count === 1 ? '1 year' : `${count} years`),
  compared: 'Levels compared',
  comparedUsual: '40% less to 40% more',
  comparedWide: '80% less to twice',
  maxRuin: 'P(ruin) at most',
  minCvar: 'Worst tenth at least',
  noLimit: 'no limit',
  noLoss: 'no loss',
  objective: 'Best at',
  objectives: { mean: 'mean value', cvar: 'the worst tenth', regret: 'the largest regret' },

  ownFile: 'Company file (JSON)',
  ownAbout:
    'Capacity, orders, cash, debt and contracts of one company, which takes the prices of each future as given. The file stays in this browser.',
  ownTemplate: 'A file to start from',
  ownMissing: 'Choose a file, or take the one to start from.',
  ownTooLarge: 'The file is larger than 1 MB.',

  map: 'The map of two beliefs',
  mapAbout:
    'Each point is a pair of beliefs. On the line the two risks are equal (Lambda = 1); blue is where building more is better, orange where less is, pale where the futures cannot tell. The dashed box holds nine tenths of what you believe. Drag the point, or move it with the arrow keys, to believe something else; it can be undone.',
  mapName: (firm: string, step: string) => `${firm}: value of building ${step} more, less that of ${step} less`,
  more: 'more is better',
  less: 'less is better',
  open: 'cannot be told',
  line: 'equal risks',
  across: 'Belief across',
  upward: 'Belief upward',
  here: (x: string, y: string) =>
    `You are here: ${x}, ${y}. Arrow keys move the point, Enter keeps it, Escape brings it back.`,
  hereFixed: 'One of the two is known only when the choice is made, so the point cannot be moved.',
  readout: (x: string, y: string, value: string, error: string) => `At ${x} and ${y}: ${value}, give or take ${error}.`,
  explained: (share: string) => `The two beliefs explain ${share} of how the difference varies over the map.`,
  stepMove: (x: string, y: string) => `beliefs moved: ${x}, ${y}`,

  dial: 'How likely must it be?',
  dialAbout:
    'p* is the chance of worlds that favour building more above which it is right to build more: it follows from what either mistake costs. The needle is the chance under your beliefs.',
  dialName: 'Chance that building more is better (share of futures)',
  yours: 'yours',
  noPStar: 'One side is better in every future, so there is no p* to give.',
  costs: (much: string, little: string) => `Too much costs ${much} on average when it is wrong, too little ${little}.`,

  thresholds: 'Where one belief turns the answer',
  thresholdsAbout: 'All else as believed. Too little is the bigger risk on the side that is named.',
  belief: 'Belief',
  turnsAt: 'Turns at',
  moreWhen: { above: 'more above', below: 'more below', always: 'always more', never: 'never more' },
  side: 'Better',
  chance: 'Futures on that side',

  choices: 'The choices in the same futures',
  choicesAbout: 'Net present value against the plan, and what may go wrong. The recommended choice is marked.',
  choice: 'Choice',
  gain: 'Against the plan',
  worst: 'Worst tenth (CVaR)',
  ruin: 'P(ruin)',
  regret: 'Mean regret',
  best: 'Best in',
  recommended: 'recommended',
  minimax: 'smallest largest regret',
  noChoice: 'No choice keeps the limits.',

  matrix: 'Regret by state of the world',
  matrixAbout:
    'States are the quarters of the map, cut at what you believe. Regret is what the best choice of that state is worth more.',
  probability: (share: string) => `${share} of futures`,

  worth: 'What knowing one thing first is worth',
  worthName: 'Value of knowing before choosing',
  worthAbout: (all: string, noise: string) =>
    `Knowing everything would be worth ${all}. A belief that tells nothing would seem to be worth ${noise}; only bars that stand clear of it say something.`,

  waiting: 'What waiting is worth',
  waitingAbout: (years: string, watched: string) => `Waiting ${years} and watching: ${watched}.`,
  waitValue: 'Value of waiting',
  waitOption: 'Knowledge that comes',
  waitDelay: 'Cost of coming later',
  rivalsGo: 'Rivals go on',
  rivalsWait: 'Rivals wait as long',
  preemption: (value: string) => `What rivals going first costs: ${value}.`,

  mustBeTrue: 'What must be true for a sum to pay is in Evidence: ',
  mustBeTrueLink: 'the published pay-back calculations, each to be solved for its target',
  sentences: 'In words',
  exports: 'Export this decision',
};

export type DecideWords = typeof decideEnglish;
