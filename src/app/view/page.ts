/** What every part of the page needs, handed down once. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '#base';
import type { StartData } from '../bundle/start-data.ts';
import type { Store } from '../state/store.ts';
import type { ControlTexts } from '../text/controls.ts';
import type { Catalogue } from '../text/english.ts';

export interface PageValues {
  readonly language: Language;
  readonly words: Catalogue;
  readonly controlTexts: ControlTexts;
  readonly start: StartData;
  readonly store: Store;
}

const Page = createContext<PageValues | undefined>(undefined);
export const PageProvider = Page.Provider;

export function usePage(): PageValues {
  const page = useContext(Page);
  if (page === undefined) throw new Error('a part of the page was drawn outside of it');
  return page;
}
