/** A thesis made of one equation, read as the package's own are. */
import { readTheses, type Thesis, type ThesisTexts } from '#studies';

export interface SmallInput {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit?: string;
  readonly ledger?: string;
}

/** @param equation Right-hand side for `answer`, which has no unit. */
export function smallThesisTexts(equation: string, inputs: Readonly<Record<string, SmallInput>>): ThesisTexts {
  const words = ['title', 'output', 'statement', 'weaknesses', 'reproducibility'].flatMap((name) => [
    `${name}_en`,
    `${name}_fr`,
  ]);
  const head = 'id,group,kind,author,published,year,expected,tolerance,printed,evidence,document,url,output,unit';
  const thesis = 'small,other-figures,derived_here,A,2025,2025,1,0,,press,D,https://a.example,answer,Dmnl';
  const inputHead =
    'thesis,variable,value,unit,low,high,origin,source_en,source_fr,concept,together,ledger,label_en,label_fr,justification_en,justification_fr,ledger_note_en,ledger_note_fr';
  const inputRows = Object.entries(inputs).map(
    ([id, { value, low, high, unit = 'Dmnl', ledger = '' }]) =>
      `small,${id},${value},${unit},${low},${high},stated,s,s,,,${ledger},${id},${id},why,pourquoi,n,n`,
  );
  const definitions = Object.entries(inputs).map(
    ([id, { value, unit = 'Dmnl' }]) => `${id} = ${value} ~ ${unit} ~ |\n`,
  );
  const control = ['INITIAL TIME = 2025', 'FINAL TIME = 2025', 'TIME STEP = 1', 'SAVEPER = TIME STEP'];
  return {
    theses: `${head},${words.join(',')}\n${thesis},${words.map(() => 'w').join(',')}\n`,
    inputs: `${inputHead}\n${inputRows.join('\n')}\n`,
    equations: {
      'small.mdl': `{UTF-8}\nanswer = ${equation} ~ Dmnl ~ |\n${definitions.join('')}${control.map((line) => `${line} ~ Year ~ |\n`).join('')}`,
    },
  };
}

export function smallThesis(equation: string, inputs: Readonly<Record<string, SmallInput>>): Thesis {
  return readTheses(smallThesisTexts(equation, inputs))[0] as Thesis;
}
