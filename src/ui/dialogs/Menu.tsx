import { useEffect } from 'preact/hooks';
import type { Key } from '../../i18n/index.ts';
import { t } from '../../i18n/index.ts';
import type { Account } from '../../osm/types.ts';
import { useApp, useAppState } from '../context.ts';
import { AccountWarnings } from '../edit/AccountWarnings.tsx';
import type { IconName } from '../parts/icons.tsx';
import { Icon } from '../parts/icons.tsx';
import { Out } from '../parts/Link.tsx';
import { closePopover } from '../parts/Popover.tsx';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';
import { Foreign, Said } from '../parts/text.tsx';
import { StaySignedIn } from './StaySignedIn.tsx';

/** The account, and the ways to everything that isn't the map. */
export function Menu(): preact.JSX.Element {
  const { state } = useApp();
  const entries = useEntries();
  const account = state.account.state.value;
  return (
    <>
      <section class="account">
        <h2>{t('account.title')}</h2>
        {account.kind === 'signed-in' ? <SignedInAs account={account.account} /> : null}
        {account.kind === 'unavailable' ? (
          <p>
            <ReadOnlyWhy
              otherwise={t('account.whyReadOnly', { server: t(`server.${state.server.server.value.id}`) })}
            />
          </p>
        ) : (
          <StaySignedIn />
        )}
      </section>
      {GROUPS.map(({ title, from, to }) => {
        const own = entries.filter(({ order }) => order >= from && order < to);
        return own.length === 0 ? null : (
          <section key={title} class="menu">
            <h2>{t(title)}</h2>
            <ul>
              {own.map(({ id, icon, label, open }) => (
                <Item key={id} icon={icon} label={label} onClick={open} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** What stands together, by the order that entries give. */
const GROUPS = [
  { title: 'menu.ask', from: -Infinity, to: 35 },
  { title: 'menu.help', from: 35, to: 60 },
  { title: 'menu.page', from: 60, to: Infinity },
] as const;

interface Entry {
  readonly id: string;
  readonly order: number;
  readonly icon: IconName;
  readonly label: Key;
  readonly open: () => void;
}

/** The changes of one's own, and what features have in the menu. */
function useEntries(): readonly Entry[] {
  const app = useApp();
  const { state, features } = app;
  const { panel } = state;
  // They may not have come at first.
  useEffect(() => app.fetchFeatures(), [app]);
  const changes: Entry = {
    id: 'changes',
    order: 50,
    icon: 'refresh',
    label: 'changes.title',
    open: () => panel.open('changes'),
  };
  const others = features.flatMap(({ id, buttons = [] }) =>
    buttons
      .filter(({ at }) => at === 'menu')
      .map(({ order = 50, icon = 'info', label, opens }): Entry => {
        const open = (): void => (opens === 'dialog' ? panel.openDialog(id) : panel.open(id));
        return { id, order, icon, label, open };
      }),
  );
  return [changes, ...others].toSorted((one, other) => one.order - other.order);
}

function Item({
  icon,
  label,
  onClick,
}: {
  readonly icon: IconName;
  readonly label: Key;
  readonly onClick: () => void;
}): preact.JSX.Element {
  return (
    <li>
      <button
        type="button"
        class="menu-item"
        onClick={(event) => {
          // First, so that the focus is back on the menu's button when the dialog remembers where it was.
          closePopover(event);
          onClick();
        }}
      >
        <Icon name={icon} />
        {t(label)}
      </button>
    </li>
  );
}

/** Who one is, and what OpenStreetMap wants one to know before writing. */
function SignedInAs({ account }: { readonly account: Account }): preact.JSX.Element {
  const { web } = useAppState().server.server.value;
  return (
    <>
      <p>
        <Said
          message="account.signedInAs"
          with={{
            name: (
              <Out href={`${web}/user/${encodeURIComponent(account.name)}`}>
                <Foreign text={account.name} />
              </Out>
            ),
          }}
        />
        <br />
        <span class="muted">{t('account.changesets', { count: account.changesets })}</span>
      </p>
      <AccountWarnings />
    </>
  );
}
