/** What only some visits ask for, and what it needs of the catalog: comes with the first wish, and not with the worker. */
export { countChoices } from './choices.ts';
export { preparePasses } from './filtering.ts';
export { operatorsAround } from './operators.ts';
