/** Words of the Race view in English. The French ones have the type of these. */
export const raceEnglish = {
  question: 'How do rivals react?',
  computing: 'Playing every profile on the same futures',
  inWorld: (title: string) => `In the world of the scenario “${title}”.`,
  players: 'Who chooses',
  playersAbout: 'The others keep the rule of the scenario. A game needs two players; four are the most.',
  rules: (firm: string) => `Rules that ${firm} may choose`,
  rulesAbout: 'Two rules at least, four at most, for each.',
  nowPlays: (rule: string) => `in this world: ${rule}`,
  futures: 'Futures',
  planner: 'The planner wants as much as possible of',

  matrix: 'Pay-offs',
  matrixAbout: 'What each profile is worth to each player, net present value in $ bn, mean over the same futures.',
  errors: 'Every profile, with errors and best replies',
  profile: 'Profile',
  best: 'best reply',
  plusMinus: (value: string, half: string) => `${value} ± ${half}`,
  errorsAbout: 'The errors are 95% of the spread of the mean over futures.',

  equilibria: 'Equilibria',
  verdicts: {
    one: 'One: nobody gains by another choice alone.',
    many: 'Several. Which of them is played, the pay-offs do not say.',
    'none-pure': 'None in which each firm sticks to one rule; only mixed ones.',
    none: 'None was found.',
  },
  searched: { all: 'All of them were looked for.', some: 'Only some of them could be looked for.' },
  noise: (value: string) => `Estimated pay-offs are within ${value} of the true ones, with a chance of 95%.`,
  mixed: 'mixed',
  sum: 'Sum of the players',

  compared: 'Planner, rivals, and what firms do now',
  comparedAbout:
    'The same world under three regimes. The gap between planner and rivals is what coordination is worth.',
  plannerRow: (policy: string) => `planner (${policy})`,
  equilibriumRow: (number: string) => `equilibrium ${number}`,
  actualRow: 'rules of the scenario',
  gap: (value: string, low: string, high: string) => `Coordination gap: ${value} (${low} to ${high}).`,
  gapsChart: 'What changes on the same futures, 95%',
  coordinationRow: (of: string) => `planner less equilibrium, ${of}`,
  behaviouralRow: (of: string) => `equilibrium less present rules, ${of}`,
  noGap: 'No coordination gap: there is no equilibrium to measure it from.',
  behaviour: (value: string, low: string, high: string) =>
    `What firms gain by playing the equilibrium instead of their present rules: ${value} (${low} to ${high}).`,

  replay: 'One future, year by year',
  replayAbout:
    'The first future of a seed, under the rules that you choose: what stands, what is ordered, what is spent.',
  regime: 'Rules',
  regimes: { actual: 'as in the scenario', planner: 'planner' },
  regimeEquilibrium: (number: string) => `equilibrium ${number}`,
  seed: 'Seed',
  year: 'Year',
  play: 'Play',
  pause: 'Pause',
  replaying: 'Computing one future',
  replayChart: 'Installed compute by firm, one future',
  replayUnit: 'million H100 equivalents',
  firm: 'Firm',
  capacity: 'Compute, million H100',
  orders: 'Orders a year, million H100',
  capex: 'Capex a year',
  utilisation: 'In use',
  inYear: (year: string) => `At the start of ${year}`,
};

export type RaceWords = typeof raceEnglish;
