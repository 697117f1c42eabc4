/** Why a control has the value that it has by default. */
import { formatDate, formatNumber } from '#base';
import { parameterLink } from '../bundle/reference-data.ts';
import type { ControlData } from '../bundle/start-data.ts';
import { SourceLink } from '../reference/source-link.tsx';
import { isControlId } from '../text/controls.ts';
import { Disclosure } from './disclosure.tsx';
import { usePage } from './page.ts';
import { parameterText } from './texts.ts';

export function Why({ control }: { readonly control: ControlData }) {
  const { words, controlTexts, language } = usePage();
  const text = (value: number) => formatNumber(value, language);
  // The table of parameters argues in English only.
  const own = isControlId(control.id) ? controlTexts[control.id] : undefined;
  const bounds = control.evidence;
  return (
    <Disclosure
      title={words.about}
      spoken={words.aboutOf(control.label[language])}
      content={() => (
        <>
          {own === undefined ? null : <p>{own.meaning}</p>}
          {own === undefined ? <p lang="en">{control.justification}</p> : <p>{own.justification}</p>}
          <dl>
            <dt>{words.scenario}</dt>
            <dd>{words.defaultValue(parameterText(control.default, control.unit, language))}</dd>
            {bounds === undefined ? null : <dd>{words.evidence(text(bounds[0]), text(bounds[1]))}</dd>}
            <dt>{words.grade}</dt>
            <dd>{words.grades[control.grade] ?? control.grade}</dd>
            {control.knownSince === undefined ? null : (
              <dd>{words.knownSince(formatDate(control.knownSince, language))}</dd>
            )}
            <dt>{control.sources.length > 1 ? words.sources : words.source}</dt>
            {control.sources.length === 0 ? <dd>{words.judgement}</dd> : null}
            {control.sources.map((source) => (
              <dd key={source}>
                <SourceLink source={source} />
              </dd>
            ))}
            <dt>{words.parameterId}</dt>
            <dd>
              <code>{control.id}</code>
            </dd>
          </dl>
          <p>
            <a href={parameterLink(control.id)}>{words.moreOnParameter}</a>
            {own === undefined ? null : (
              <>
                {' · '}
                <a href={`#view=learn.controls/${control.id}`}>{words.whatItMoves}</a>
              </>
            )}
          </p>
        </>
      )}
    />
  );
}
