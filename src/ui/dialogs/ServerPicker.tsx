import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { closePopover } from '../parts/Popover.tsx';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';

/** A fixed list of servers: what each is for, and why one can't be had or written to. */
export function ServerPicker(): preact.JSX.Element {
  const { server } = useAppState();
  return (
    <section class="servers">
      <h2>{t('server.title')}</h2>
      <p>
        <ReadOnlyWhy />
      </p>
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
