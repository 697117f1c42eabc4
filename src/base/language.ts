/** The two languages that people read; ids, CSV headers and JSON keys stay English. */

export type Language = 'en' | 'fr';

/** One text in every language. */
export interface Localised {
  readonly en: string;
  readonly fr: string;
}

export const languages: readonly Language[] = ['en', 'fr'];
