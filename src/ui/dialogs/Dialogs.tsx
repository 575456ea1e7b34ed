import '../../i18n/later.ts';
import { useApp } from '../context.ts';
import { Guide } from '../edit/guide/lazies.ts';
import { About } from './About.tsx';
import { Settings } from './Settings.tsx';

export { Menu } from './Menu.tsx';
export { ServerPicker } from './ServerPicker.tsx';
export { SignInProblem } from './SignInProblem.tsx';

/** The dialog that is open, of those that belong to no camera. */
export function Dialogs(): preact.JSX.Element | null {
  const open = useApp().windows.dialog.value;
  if (open === 'none') return null;
  if (open === 'guide') return <Guide />;
  return open === 'settings' ? <Settings /> : <About />;
}
