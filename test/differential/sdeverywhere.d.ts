// These packages come without types of their own, or with those of a newer version than the one installed.
declare module '@sdeverywhere/compile' {
  import type { Model } from '@sdeverywhere/parse';

  export function parseModel(text: string, kind: 'vensim' | 'xmile', folder: string): Model;
  export function resetState(): void;
  export function generateCode(
    model: Model,
    options: {
      spec: object;
      operations: readonly 'generateJS'[];
      extData: ReadonlyMap<string, unknown>;
      directData: ReadonlyMap<string, unknown>;
      modelDirname: string;
    },
  ): string;
}

declare module 'xlsx' {
  const spreadsheets: { set_fs?: () => void };
  export default spreadsheets;
}
