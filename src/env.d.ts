/** Of package.json, put in by the build. */
declare const __VERSION__: string;

/** Made by the build: the operators of name-suggestion-index. */
declare module 'virtual:operators' {
  import type { OperatorFile } from './catalog/operatorIndex.ts';

  const file: OperatorFile;
  export default file;
}
