/** Every other parameter of the model, found by its name or id and put on the rail; loaded when somebody asks for it. */
import { useEffect } from 'preact/hooks';
import type { ParameterData } from '../bundle/reference-data.ts';
import type { ControlData } from '../bundle/start-data.ts';
import { useReference } from '../reference/reference.ts';
import { controlUnit } from '../text/units.ts';
import { usePage } from './page.ts';
import { Picker } from './picker.tsx';

/** @param changed Ids that the scenario on the page changes and the rail does not show. */
export function MoreParameters({ changed }: { readonly changed: readonly string[] }) {
  const { words, store, language } = usePage();
  const reference = useReference();
  const wanted = changed.join(' ');
  useEffect(() => {
    if (typeof reference !== 'object') return;
    store.putControls(reference.parameters.filter(({ id }) => wanted.split(' ').includes(id)).map(controlOf));
  }, [store, reference, wanted]);
  if (reference === undefined) return <p class="control-state">{words.loading}</p>;
  if (reference === 'failed') return <p role="alert">{words.viewFailed}</p>;
  const beside = new Set(store.extraControls.value.map(({ id }) => id));
  const options = reference.parameters
    .filter(({ id }) => !store.isOnRail(id) && !beside.has(id))
    .map(({ id, label, unit }) => ({ id, label: label[language], unit: controlUnit(unit, language) }));
  const put = (id: string) => {
    const found = reference.parameter(id);
    if (found !== undefined) store.wantControl(controlOf(found));
  };
  return (
    <Picker label={words.moreParameters} searchText={words.searchParameters} options={options} value="" onPick={put} />
  );
}

/** A parameter as a control of the rail. */
export function controlOf({ belief, value, group, ...rest }: ParameterData): ControlData {
  return {
    ...rest,
    default: value,
    group: group === 'choice' ? 'choice' : 'world',
    ...(belief === undefined ? {} : { belief: belief.range, drawn: belief.drawn }),
  };
}
