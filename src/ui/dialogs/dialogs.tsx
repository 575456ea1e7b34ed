import '../../i18n/later.ts';
import { useApp } from '../context.ts';
import { About } from './About.tsx';
import { Settings } from './Settings.tsx';

export { Menu } from './Menu.tsx';
export { ServerPicker } from './ServerPicker.tsx';
export { SignInProblem } from './SignInProblem.tsx';

/** The dialog that is open, of those that belong to no camera. */
export function Dialogs(): preact.JSX.Element | null {
  switch (useApp().windows.dialog.value) {
    case 'none':
      return null;
    case 'settings':
      return <Settings />;
    case 'about':
      return <About />;
  }
}
