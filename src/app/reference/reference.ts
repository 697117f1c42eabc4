/** The model as a reader looks it up, fetched when it is first asked for. */

import referenceUrl from 'virtual:reference-url';
import { useEffect, useState } from 'preact/hooks';
import type { ParameterData, ReferenceData, VariableData } from '../bundle/reference-data.ts';

export interface Reference extends ReferenceData {
  readonly variable: (id: string) => VariableData | undefined;
  readonly parameter: (id: string) => ParameterData | undefined;
}

let fetched: Promise<Reference> | undefined;

async function fetchReference(): Promise<Reference> {
  const response = await fetch(referenceUrl);
  if (!response.ok) throw new Error(String(response.status));
  const data = (await response.json()) as ReferenceData;
  const variables = new Map(data.variables.map((one) => [one.id, one]));
  const parameters = new Map(data.parameters.map((one) => [one.id, one]));
  return { ...data, variable: (id) => variables.get(id), parameter: (id) => parameters.get(id) };
}

/** A failure is forgotten, so that the next view tries again. */
function reference(): Promise<Reference> {
  fetched ??= fetchReference().catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched;
}

/** Undefined until it is there. */
export function useReference(): Reference | 'failed' | undefined {
  const [found, setFound] = useState<Reference | 'failed' | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    reference()
      .then((one) => wanted && setFound(one))
      .catch(() => wanted && setFound('failed'));
    return () => {
      wanted = false;
    };
  }, []);
  return found;
}
