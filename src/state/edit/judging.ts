/** What a draft amounts to in tags, and what is wrong with it: one chunk, loaded with the first draft (loadJudging.ts). */
export { diffTags } from '../../model/edit.ts';
export { changesetTags } from '../../osm/api/changesetTags.ts';
export { draftTags, removalIn, withForm, withTag } from './draftTags.ts';
export { keysOf } from './form.ts';
export { findProblems, firstToMend, stopsAt, toldBy } from './rules/problems.ts';
