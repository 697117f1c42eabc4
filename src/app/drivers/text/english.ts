/** Words of the Drivers view in English. The French ones have the type of these. */
export const driversEnglish = {
  question: 'Which assumption carries the answer?',
  computing: 'Computing:',
  output: 'Figure to explain',
  year: 'Year',
  inWorld: (title: string) => `In the world on the page: ${title}.`,

  oneByOne: 'One at a time',
  oneByOneAbout:
    'Each belief alone goes from the value that one future in ten is under to the one that one in ten is over; all others stay in the middle. The line is the figure in the middle of all beliefs.',
  oneByOneChart: (output: string) => `${output}, when one belief alone moves from its low to its high end`,
  leadOat: (name: string, output: string, low: string, high: string) =>
    `${name} moves it most: alone it takes ${output} from ${low} to ${high}.`,
  goTo: (name: string, bar: string) => `Open the control of ${name} (${bar})`,
  barsAbout: 'A bar opens its control in Explore.',
  showAll: (count: string) => `Show all ${count}`,
  showFewer: 'Show the largest only',

  together: 'All together',
  method: 'Method',
  methods: { sobol: 'shares of the variance (Sobol’)', pawn: 'distances (PAWN)', morris: 'effects (Morris)' },
  methodAbout: {
    sobol:
      'The share of what is uncertain that would be gone, on average, if this were known last: the total order of Sobol’. What assumptions do together counts for each of them, so shares can add up to more than all.',
    pawn: 'How far the whole distribution moves when this is known: it holds when beliefs depend on each other, too.',
    morris: 'The mean size of the effect of one step, from many starting points, whatever its direction.',
  },
  togetherChart: {
    sobol: (output: string) => `${output}: share of the variance, total order, with 95% intervals`,
    pawn: (output: string) => `${output}: distance between distributions, with 95% intervals`,
    morris: (output: string) => `${output}: mean size of an effect, with 95% intervals`,
  },
  joined: (names: string) =>
    `Beliefs that depend on each other share one bar, because a share of the variance needs independence: ${names}.`,
  usePawn: 'Take them apart with PAWN',
  pawnActive: (active: string, of: string) => `${active} of ${of} do more than an input without any effect would.`,
  converged: (points: string, runs: string, widest: string, tolerance: string) =>
    `Converged at ${points} points (${runs} simulations): no 95% interval is wider than ± ${widest}; wanted ± ${tolerance}.`,
  notConverged: (points: string, runs: string, widest: string, tolerance: string) =>
    `Not converged yet at ${points} points (${runs} simulations): the widest 95% interval is ± ${widest}; wanted ± ${tolerance}. Bars whose intervals overlap cannot be put in order.`,
  refining: (points: string) => `Refining with ${points} points:`,
  stopped: 'Stopped; what is shown is what was reached.',
  goOn: 'Go on',

  scatter: 'One assumption against the figure',
  scatterAbout: 'Each dot is one future: what it drew, and what came out.',
  assumption: 'Assumption',
  scatterChart: (output: string, input: string, unit: string) => `${output} against ${input} (${unit})`,

  oneFuture: 'One future, from the lowest outcome to the highest',
  chooseFuture: 'Choose a dot, or move the slider, to see one future.',
  futureTold: (number: string, outcome: string, drawn: string) => `Future ${number}: ${outcome}, with ${drawn}.`,
  takeFuture: 'Open this future in Explore',
  stepFuture: (number: string) => `world of future ${number}`,

  loops: 'Which feedback loop drives when',
  loopsAbout:
    'In the future in the middle of all beliefs: stretches in which no other loop has a larger share of the movement. Solid bars reinforce, dashed bars balance.',
  loopsChart: 'Loops that dominate',
  turnsChart: 'Share of the movement that reinforces itself',
  reinforcing: 'reinforcing',
  loopsComputing: 'Following the loops:',
};

export type DriversWords = typeof driversEnglish;
