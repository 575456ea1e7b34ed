/** What a draft amounts to in tags, and what is wrong with it: one chunk, loaded with the first draft (loadJudging.ts). */
export { judge } from './judged.ts';
export { withForm, withTag } from './draftTags.ts';
export { withImagery, withSource } from './imageryUsed.ts';
export { keysOf } from './form.ts';
export { firstToMend, stopsAt } from './rules/problems.ts';
