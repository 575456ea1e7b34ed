import { formatAge, formatDateTime, t } from '../../i18n/index.ts';
import type { Key } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Foreign, Said } from '../parts/text.tsx';

/** Who did it and when, as far as that is known. `message` has the holes `who` and `when`. */
export function LastEdit({
  message,
  who,
  when,
}: {
  readonly message: Key;
  readonly who: string | null;
  /** ms since 1970 */
  readonly when: number | null;
}): preact.JSX.Element {
  const { now, server } = useAppState();
  return (
    <p>
      <Said
        message={message}
        with={{
          who:
            who === null ? (
              t('who.unknown')
            ) : (
              <Out href={`${server.server.value.web}/user/${encodeURIComponent(who)}`}>
                <Foreign text={who} />
              </Out>
            ),
          when:
            when === null ? (
              t('when.unknown')
            ) : (
              <time dateTime={new Date(when).toISOString()} title={formatDateTime(when)}>
                {formatAge(when, now.value)}
              </time>
            ),
        }}
      />
    </p>
  );
}
