import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { Out } from '../../ui/parts/Link.tsx';
import type { JosmAnswer } from './josm.ts';
import { askJosm, localNetworkPermission, PATIENCE } from './josm.ts';

/** Tells JOSM on this device, by a click, and says what came of it; then a plain link does as well. */
export function JosmButton({
  fetch,
  address,
}: {
  readonly fetch: FeatureContext['fetch'];
  readonly address: string;
}): preact.JSX.Element {
  const step = useSignal<'idle' | 'asking' | JosmAnswer>('idle');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = async (): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    step.value = 'asking';
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(PATIENCE)]);
    const answer = await askJosm(fetch, address, signal, {
      userAgent: navigator.userAgent,
      permission: () => localNetworkPermission(permissionOf),
    });
    if (!controller.signal.aborted) step.value = answer;
  };
  const now = step.value;
  return (
    <div class="elsewhere-josm">
      <button
        type="button"
        class="button secondary"
        aria-disabled={now === 'asking'}
        onClick={() => {
          if (now !== 'asking') void ask();
        }}
      >
        {t('elsewhere.josm')}
      </button>
      <p class="muted small">{t('elsewhere.josm.about')}</p>
      <div role="status">{now === 'idle' ? null : <p>{t(`elsewhere.josm.${now}`)}</p>}</div>
      {now === 'idle' || now === 'asking' || now === 'opened' ? null : (
        <p>
          <Out href={address}>{t('elsewhere.josm.link')}</Out>
        </p>
      )}
    </div>
  );
}

async function permissionOf(name: string): Promise<PermissionState> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the names are newer than the types, and an unknown one is refused
  return (await navigator.permissions.query({ name: name as PermissionName })).state;
}
