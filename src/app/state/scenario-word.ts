/** The word of the command line for a scenario. */
export function scenarioWord(query: string): string {
  if (query === '') return 'default';
  const preset = /^scenario=([a-z0-9-]+)$/.exec(query)?.[1];
  return preset ?? `'?${query}'`;
}
