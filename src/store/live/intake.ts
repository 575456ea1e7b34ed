import type { Decoder } from '../../overpass/decode.ts';
import { createDecoder } from '../../overpass/decode.ts';
import { ColumnsBuilder } from '../columns/columnsBuilder.ts';
import type { Dictionary } from '../columns/dictionary.ts';

/** What one answer goes into before it is known to be whole: `decoder` fills `builder`. */
export interface Intake {
  readonly builder: ColumnsBuilder;
  readonly decoder: Decoder;
}

/** Answers that are being taken up just now. */
export interface Intakes {
  readonly idle: boolean;
  /** Opens an intake for as long as `use` takes. */
  taking<T>(use: (intake: Intake) => Promise<T>): Promise<T>;
}

/** @param ended called after each intake, whole or not */
export function createIntakes(dictionary: Dictionary, ended: () => void): Intakes {
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
