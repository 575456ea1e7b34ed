import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';

/** Whether the browser may clear by itself what is kept here. */
async function mayForget(): Promise<boolean> {
  // Missing in old browsers, and where the page came without TLS.
  const storage: StorageManager | undefined = navigator.storage;
  return storage === undefined || !(await storage.persisted().catch(() => false));
}

/** Says so, where what waits is not safe from the browser. */
export function MayForget(): preact.JSX.Element | null {
  const [may, tell] = useState(false);
  useEffect(() => {
    void mayForget().then(tell);
  }, []);
  return may ? <p class="muted">{t('changes.mayForget')}</p> : null;
}
