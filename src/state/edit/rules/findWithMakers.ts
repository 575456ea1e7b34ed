import { findMaker } from '../../../catalog/lookup.ts';
import { find as findAll } from './findings.ts';
import type { Finding, Looked } from './finding.ts';

/** The rules, with the catalog's makers. */
export function find(looked: Looked): readonly Finding[] {
  return findAll({ ...looked, makerOf: findMaker });
}
