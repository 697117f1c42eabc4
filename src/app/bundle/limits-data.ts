/** What the model rests on and what it leaves out, made when the app is built. */
import type { Carrier, Honesty } from '#studies';

/** A heading of the page on honesty with what is listed under it, in the page's own language, English. */
export interface LimitsSection {
  readonly title: string;
  readonly items: readonly string[];
}

export interface LimitsData extends Pick<Honesty, 'hash' | 'dataDate' | 'grades' | 'capex2030'> {
  /** Those that move the answer most. */
  readonly carriers: readonly Carrier[];
  readonly sections: readonly LimitsSection[];
}

const carriersShown = 15;
const sectionsShown = ['What is assumed', 'What is not modelled', 'Known failures', 'What would change the answer'];

/**
 * @param honesty Of `model/honesty.json`.
 * @param page Text of `docs/model-honesty.md`.
 */
export function makeLimits({ hash, dataDate, grades, capex2030, carriers }: Honesty, page: string): LimitsData {
  return { hash, dataDate, grades, capex2030, carriers: carriers.slice(0, carriersShown), sections: sectionsOf(page) };
}

/** The lists under the headings that tell limits; a list item may go on over several lines. */
function sectionsOf(page: string): LimitsSection[] {
  const parts = page.split(/^## /m).slice(1);
  return sectionsShown.map((title) => {
    const body = parts.find((part) => part.startsWith(`${title}\n`)) ?? '';
    const items = body
      .split(/\n\n/)
      .flatMap((block) =>
        block.startsWith('- ')
          ? block.split(/\n(?=- )/).map((item) => item.replace(/^- /, '').replace(/\s+/g, ' ').trim())
          : [],
      );
    return { title, items };
  });
}
