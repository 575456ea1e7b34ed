import { useEffect, useState } from 'preact/hooks';
import { formatDuration, t } from '../../i18n/index.ts';

const SECOND = 1000;

/** "Trying again in 30 s.", second by second. `until` in ms since 1970. */
export function Countdown({ until }: { readonly until: number }): preact.JSX.Element {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const id = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(id);
  }, [until]);
  return <span class="countdown">{t('status.retryAt', { time: formatDuration(until - now) })}</span>;
}
