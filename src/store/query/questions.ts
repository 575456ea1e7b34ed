/** What is asked of the cameras, and what that needs of the catalog: comes when the first cameras are shown, and not with the worker. */
export { countChoices } from './filterChoices.ts';
export { preparePasses } from './filtering.ts';
export { listBox, nearPlace } from './nearest.ts';
export { operatorsAround } from './operatorsAround.ts';
