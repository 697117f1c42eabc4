/** Finds options by words in any order, without regard to case or accents. */

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** @returns Options whose label, unit or id holds every word of the text, in their order; all for an empty text. */
export function matching<Searched extends Option>(options: readonly Searched[], text: string): readonly Searched[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const searched = plain(`${option.label} ${option.unit} ${option.id}`);
    return wanted.every((word) => searched.includes(word));
  });
}
