/** A question answered in a page: words, pictures and tables whose every number was computed. */
import type { EnsembleExecution } from '#analysis';
import type { Localised } from '#base';
import type { Thesis } from '../must-be-true/index.ts';
import type { World } from '../world-types.ts';

/** How a number is written: dollars in billions, a share, a plain number. */
export type NumberKind = 'money' | 'percent' | 'number';

export interface TextBlock {
  readonly kind: 'heading' | 'text' | 'finding' | 'limit';
  readonly text: Localised;
}

interface PictureHead {
  readonly id: string;
  readonly title: Localised;
  /** As it stands in the title, in brackets. */
  readonly unit: Localised;
  readonly format: NumberKind;
}

/** Series over time. */
export interface LinesBlock extends PictureHead {
  readonly kind: 'lines';
  readonly times: readonly number[];
  /** A value at a time is a total over the year that ends then or starts there: drawn in the middle of it. */
  readonly yearly: boolean;
  readonly series: readonly { readonly id: string; readonly label: Localised; readonly values: readonly number[] }[];
}

/** One number with its range a row. */
export interface RangesBlock extends PictureHead {
  readonly kind: 'ranges';
  readonly rows: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly value: number;
    readonly low?: number;
    readonly high?: number;
  }[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  readonly title: Localised;
  readonly columns: readonly { readonly id: string; readonly label: Localised; readonly format?: NumberKind }[];
  /** A text that is the same in both languages, or one in each; null where there is none. */
  readonly rows: readonly (readonly (string | number | null | Localised)[])[];
}

export type ArticleBlock = TextBlock | LinesBlock | RangesBlock | TableBlock;

/** What an article says when it is run. */
export interface ArticleResult {
  readonly id: string;
  readonly title: Localised;
  readonly question: Localised;
  /** The answer in one or two sentences. */
  readonly answer: Localised;
  readonly blocks: readonly ArticleBlock[];
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly seed: number;
  /** Futures of each ensemble; 0 when only facts or closed forms were asked. */
  readonly n: number;
  /** Command lines that give the same numbers. */
  readonly commands: readonly string[];
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
}

/** What an article may ask. */
export interface ArticleTools {
  readonly world: World;
  readonly theses: readonly Thesis[];
  readonly n: number;
  readonly seed: number;
  /** The same for every ensemble it runs. */
  readonly execution: EnsembleExecution;
}

export type ArticleBody = Pick<ArticleResult, 'answer' | 'blocks' | 'commands' | 'n'>;

export interface Article {
  readonly id: string;
  readonly title: Localised;
  readonly question: Localised;
  /** Futures it simulates at `n` each, for the cost said before it starts. */
  readonly ensembles: number;
  readonly run: (tools: ArticleTools) => Promise<ArticleBody>;
}
