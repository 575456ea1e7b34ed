/** What opens from the bar and the controls, in one chunk. */
import '../laterWords.ts';

export { Layers } from './Layers.tsx';
export { Menu } from './Menu.tsx';
export { ServerPicker } from './ServerPicker.tsx';
export { followTranslation } from '../translation.ts';
export { WholeMap } from './WholeMap.tsx';
export { SignInProblem } from './SignInProblem.tsx';
