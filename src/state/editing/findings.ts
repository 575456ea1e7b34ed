import { findMaker } from '../../catalog/makers.ts';
import { find as findAll } from '../../model/findings/find.ts';
import type { Finding, Looked } from '../../model/findings/types.ts';

/** The rules, with the catalog's makers. */
export function find(of: Omit<Looked, 'changed' | 'makerOf'>): readonly Finding[] {
  return findAll({ ...of, makerOf: findMaker });
}
