import { t } from '../../i18n/index.ts';
import { useApp, useAppState } from '../context.ts';
import { Icon, Logo } from '../parts/icons.tsx';
import { Popover } from '../parts/Popover.tsx';
import { Hidden } from '../parts/text.tsx';
import { AccountButtons } from './AccountButtons.tsx';
import { BarField } from './BarField.tsx';
import { Menu, ServerPicker } from './lazyParts.ts';

/** Name, search, server, account and menu. Which server one is on is said at all times. */
export function TopBar(): preact.JSX.Element {
  const { state, features } = useApp();
  const server = state.server.server.value.id;
  return (
    <header class="top">
      {server === 'live' ? null : <ServerButton strip />}
      <div class="top-row">
        <div class="brand">
          <Logo />
          <h1>{t('app.name')}</h1>
          {features.map(({ id, field, parts }) =>
            field === undefined ? null : <BarField key={id} field={field} Hits={parts.hits} />,
          )}
        </div>
        <div class="top-actions">
          {server === 'live' ? <ServerButton strip={false} /> : null}
          <AccountButtons />
          <button type="button" class="button icon-only quiet" popovertarget="menu" onMouseEnter={Menu.load}>
            <Icon name="menu" />
            <Hidden>{t('menu.open')}</Hidden>
          </button>
        </div>
      </div>
      <Popover id="menu" label={t('menu.open')}>
        <Menu />
      </Popover>
      <Popover id="servers" label={t('server.switch')}>
        <ServerPicker />
      </Popover>
    </header>
  );
}

/** Says which OpenStreetMap this is, and opens the choice of another. */
function ServerButton({ strip }: { readonly strip: boolean }): preact.JSX.Element {
  const server = useAppState().server.server.value.id;
  return (
    <button type="button" class={strip ? `server strip ${server}` : 'button quiet server'} popovertarget="servers">
      <span>{strip ? t(`server.${server}.banner`) : t(`server.${server}`)}</span>
      {strip ? (
        <span class="server-switch">{t('server.switch')}</span>
      ) : (
        <>
          <Hidden>{t('server.switch')}</Hidden>
          <Icon name="down" />
        </>
      )}
    </button>
  );
}
