import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { Out } from '../parts/Link.tsx';
import { closePopover } from '../parts/Popover.tsx';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';

/** Further out, that editor loads nothing. */
const EDITING_ZOOM = 18;

/** A fixed list of servers: what each is for, and why one can't be had or written to. */
export function ServerPicker(): preact.JSX.Element {
  const { server } = useAppState();
  return (
    <section class="servers">
      <h2>{t('server.title')}</h2>
      <p>
        <ReadOnlyWhy />
      </p>
      <Elsewhere />
      <ul>
        {server.servers
          .filter((each) => each.available)
          .map(({ id, oauthClientId }) => (
            <li key={id}>
              <button
                type="button"
                class="server-choice"
                aria-current={server.server.value.id === id ? 'true' : undefined}
                onClick={(event) => {
                  server.choose(id);
                  closePopover(event);
                }}
              >
                <span class={`server-dot ${id}`} aria-hidden="true" />
                <span class="server-words">
                  <strong>{t(`server.${id}`)}</strong>
                  <span>{t(`server.${id}.about`)}</span>
                  {oauthClientId === null ? <span class="reason">{t('server.readOnly')}</span> : null}
                </span>
                {server.server.value.id === id ? <Icon name="check" /> : null}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Where this page can't write to OpenStreetMap, its own editor can: at the place that the map shows. */
function Elsewhere(): preact.JSX.Element | null {
  const { server, account, view } = useAppState();
  const now = view.view.value;
  const { id, web } = server.server.value;
  if (id !== 'live' || account.state.value.kind !== 'unavailable' || now === null) return null;
  const { lat, lon } = now.centre;
  const zoom = Math.max(EDITING_ZOOM, Math.round(now.zoom));
  return (
    <p>
      <Out href={`${web}/edit?editor=id#map=${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`}>
        {t('readOnly.elsewhere')}
      </Out>
    </p>
  );
}
