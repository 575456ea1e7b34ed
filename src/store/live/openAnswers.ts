import type { Decoder } from '../../overpass/decode.ts';
import { createDecoder } from '../../overpass/decode.ts';
import { ColumnsBuilder } from '../columns/columnsBuilder.ts';
import type { Dictionary } from '../columns/dictionary.ts';

/** What one answer goes into before it is known to be whole: `decoder` fills `builder`. */
export interface OpenAnswer {
  readonly builder: ColumnsBuilder;
  readonly decoder: Decoder;
}

/** Answers that are being taken up just now. */
export interface OpenAnswers {
  readonly idle: boolean;
  /** Opens an answer for as long as `use` takes. */
  taking<T>(use: (answer: OpenAnswer) => Promise<T>): Promise<T>;
}

/** @param ended called after each answer, whole or not */
export function createOpenAnswers(dictionary: Dictionary, ended: () => void): OpenAnswers {
  let open = 0;
  return {
    get idle() {
      return open === 0;
    },
    async taking(use) {
      const builder = new ColumnsBuilder(dictionary);
      open += 1;
      try {
        return await use({ builder, decoder: createDecoder(builder) });
      } finally {
        open -= 1;
        ended();
      }
    },
  };
}
