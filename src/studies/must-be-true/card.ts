/** Everything about one thesis: formula, inputs, the published number and ours, and what changes with today's figures. */
import type { IsoDate, Localised } from '#base';
import { closeTo } from '#base';
import type { Ledger } from '#ledger';
import { evaluateAll } from './evaluate.ts';
import { hasAnswer, ledgerAnswer } from './ledger-answer.ts';
import { checkedValues, findThesis } from './names.ts';
import type { InputValues, LedgerAnswer, NoLedgerAnswer, Thesis, ThesisInput } from './types.ts';
import { groupTitles, kindTexts } from './words.ts';

export interface CardOptions {
  /** Own values by input, in the unit of the input. */
  readonly set?: InputValues;
  /** Default: all that the ledger knows. */
  readonly asOf?: IsoDate | undefined;
}

export interface CardInput extends Omit<ThesisInput, 'ledger'> {
  /** The value taken: one's own, else as published. */
  readonly used: number;
  /** True when `used` lies outside the plausible range. */
  readonly outside: boolean;
  readonly ledger: LedgerAnswer | NoLedgerAnswer;
}

/** One assumption, or several that only make sense together, taken from the ledger; the others stay as used. */
export interface Switch {
  readonly inputs: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly from: number;
    readonly to: number;
  }[];
  /** Unit of the output; null when it is not finite. */
  readonly answer: number | null;
  /** Answer over the answer before, less 1. */
  readonly change: number | null;
  readonly ledger: readonly LedgerAnswer[];
  readonly note: Localised;
}

/** An assumption for which the ledger has nothing. */
export interface NoSwitch {
  readonly inputs: readonly string[];
  readonly label: Localised;
  readonly reason: Localised;
}

export interface ThesisCard extends Omit<Thesis, 'inputs' | 'plan'> {
  readonly groupTitle: Localised;
  readonly kindText: Localised;
  readonly asOf: IsoDate;
  readonly inputs: readonly CardInput[];
  /** With the published inputs; null for a thesis that is not reproducible. */
  readonly reproduced: number | null;
  /** `reproduced` within the tolerance of `expected`. */
  readonly agrees: boolean | null;
  /** With the values used. */
  readonly ours: number | null;
  /** `ours` less `expected`. */
  readonly difference: number | null;
  readonly switches: readonly Switch[];
  readonly notSwitched: readonly NoSwitch[];
  /** All of `switches` at once; null when there are none. */
  readonly allSwitched: Omit<Switch, 'ledger' | 'note'> | null;
}

/**
 * @param theses As `readTheses` gives them.
 * @param id Of the thesis, in any case.
 * @throws JevonsError kind `usage`: `unknown-thesis`, `unknown-input`, `bad-value`, `bad-as-of`.
 */
export function mustBeTrue(
  ledger: Ledger,
  theses: readonly Thesis[],
  id: string,
  options: CardOptions = {},
): ThesisCard {
  const thesis = findThesis(theses, id);
  const set = checkedValues(thesis, options.set ?? {});
  const { plan: _, inputs: published, ...shared } = thesis;
  const inputs = published.map((input): CardInput => {
    const used = set[input.id] ?? input.value;
    const ledgerFound = ledgerAnswer(ledger, input, { asOf: options.asOf });
    return { ...input, used, outside: used < input.low || used > input.high, ledger: ledgerFound };
  });
  const refused = thesis.kind === 'not_reproducible';
  const { switches, notSwitched } = switchesOf(thesis, inputs, refused);
  const all = Object.assign({}, ...switches.map(({ inputs: moved }) => valuesOf(moved)));
  const answers = refused ? [] : evaluateAll(thesis, [{}, set, { ...set, ...all }]);
  const [reproduced = null, ours = null, allAnswer = null] = [...answers].map(finite);
  return {
    ...shared,
    groupTitle: groupTitles[thesis.group],
    kindText: kindTexts[thesis.kind],
    asOf: options.asOf ?? ledger.dataDate,
    inputs,
    reproduced,
    agrees: reproduced === null ? null : closeTo(reproduced, thesis.expected, { absolute: thesis.tolerance }),
    ours,
    difference: ours === null ? null : ours - thesis.expected,
    switches: switches.map((one) => ({ ...one, change: changeFrom(ours, one.answer) })),
    notSwitched,
    allSwitched:
      switches.length === 0
        ? null
        : { inputs: switches.flatMap((one) => one.inputs), answer: allAnswer, change: changeFrom(ours, allAnswer) },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function changeFrom(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before - 1;
}

const valuesOf = (moved: Switch['inputs']): InputValues => Object.fromEntries(moved.map(({ id, to }) => [id, to]));

function switchesOf(thesis: Thesis, inputs: readonly CardInput[], refused: boolean) {
  const switches: Switch[] = [];
  const notSwitched: NoSwitch[] = [];
  for (const bundle of bundlesOf(inputs)) {
    const found = bundle.flatMap(({ ledger }) => (hasAnswer(ledger) ? [ledger] : []));
    const first = bundle[0] as CardInput;
    if (refused || found.length < bundle.length) {
      const lacking = bundle.find(({ ledger }) => !hasAnswer(ledger)) ?? first;
      const reason = hasAnswer(lacking.ledger) ? thesis.reproducibility : lacking.ledger.missing;
      notSwitched.push({ inputs: bundle.map(({ id }) => id), label: labelOf(bundle), reason });
      continue;
    }
    const moved = bundle.map(({ id, label, used }, index) => ({
      id,
      label,
      from: used,
      to: found[index]?.value as number,
    }));
    switches.push({ inputs: moved, answer: null, change: null, ledger: found, note: notesOf(bundle) });
  }
  const base = Object.fromEntries(inputs.map(({ id, used }) => [id, used]));
  const answers = refused
    ? []
    : evaluateAll(
        thesis,
        switches.map(({ inputs: moved }) => ({ ...base, ...valuesOf(moved) })),
      );
  return {
    switches: switches.map((one, index) => ({ ...one, answer: finite(answers[index] ?? Number.NaN) })),
    notSwitched,
  };
}

/** Each input alone, but those that only make sense together. */
function bundlesOf(inputs: readonly CardInput[]): readonly (readonly CardInput[])[] {
  const bundles = new Map<string, CardInput[]>();
  for (const input of inputs) {
    const key = input.together === '' ? input.id : `together ${input.together}`;
    bundles.set(key, [...(bundles.get(key) ?? []), input]);
  }
  return [...bundles.values()];
}

/** Each once: what is switched together is often one figure. */
function notesOf(bundle: readonly CardInput[]): Localised {
  const notes = (language: 'en' | 'fr') => [...new Set(bundle.map(({ ledgerNote }) => ledgerNote[language]))].join(' ');
  return { en: notes('en'), fr: notes('fr') };
}

function labelOf(bundle: readonly CardInput[]): Localised {
  const words = (language: 'en' | 'fr') => bundle.map(({ label }) => label[language]).join(', ');
  return { en: words('en'), fr: words('fr') };
}
